using Abscopal.Reporting.Documents;
using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;

namespace Abscopal.Reporting.Tests;

/// <summary>The figures that show subjects one by one, in each language, with made-up numbers.</summary>
internal static class PatientFigures
{
    internal static IReadOnlyDictionary<string, Scene> All(string language) => new Dictionary<string, Scene>(StringComparer.Ordinal)
    {
        ["swimmer"] = SwimmerFigure.Draw(Swimmer(language), LeadFigures.Options(language)),
        ["waterfall"] = WaterfallFigure.Draw(Waterfall(language), LeadFigures.Options(language)),
        ["spider"] = SpiderFigure.Draw(Spider(language), LeadFigures.Options(language)),
        ["flow"] = FlowFigure.Draw(Flow(language), LeadFigures.Options(language)),
        ["butterfly"] = ButterflyFigure.Draw(Butterfly(language), LeadFigures.Options(language)),
    };

    internal static SwimmerFigureInput Swimmer(string language) => new()
    {
        Title = Say(language, "Time on study", "研究时间"),
        MaxTime = 39,
        BarKinds = [Say(language, "Follow-up", "随访"), Say(language, "On treatment", "治疗中"), Say(language, "Response", "缓解")],
        MarkKinds = [Say(language, "Progression", "进展"), Say(language, "Death", "死亡")],
        OngoingLabel = Say(language, "Alive at cut-off", "截止时存活"),
        Lanes = [.. Enumerable.Range(1, 12).Select(i => new SwimmerLane($"01-{i:000}", [new(0, 3 * i, 0), new(0, 2 * i, 1), new(i, 1.5 * i, 2)], i % 2 == 0 ? [new(2 * i, 0), new(3 * i, 1)] : [], i % 2 == 1))],
        Notice = Say(language, "Synthetic data", "合成数据"),
    };

    internal static WaterfallFigureInput Waterfall(string language) => new()
    {
        Title = Say(language, "Best change of target lesions", "靶病灶最佳变化"),
        ValueTitle = Say(language, "Change from baseline (%)", "较基线变化（%）"),
        Kinds = ["CR", "PR", "SD", "PD"],
        Bars = [.. Enumerable.Range(0, 30).Select(i => new WaterfallBar($"{i + 1:000}", 45 - (5 * i), i < 6 ? 3 : i < 15 ? 2 : i < 29 ? 1 : 0))],
        Notes = [Say(language, "Dashed lines: +20% and −30%.", "虚线：+20% 和 −30%。")],
    };

    internal static SpiderFigureInput Spider(string language) => new()
    {
        Title = Say(language, "Target lesions over time", "靶病灶随时间变化"),
        ValueTitle = Say(language, "Change from baseline (%)", "较基线变化（%）"),
        MaxTime = 24,
        Kinds = ["PR", "SD", "PD"],
        Lines = [.. Enumerable.Range(0, 9).Select(i => new SpiderLine($"01-{i:000}", [(0, 0), (3, (i * 8) - 40), (6 + i, (i * 10) - 50)], i / 3))],
    };

    internal static FlowFigureInput Flow(string language) => new()
    {
        Title = Say(language, "Flow of participants", "受试者流程"),
        Steps =
        [
            new([Say(language, "Enrolled\nn = 30", "入组\nn = 30")], Say(language, "Not treated: 2\nWithdrew: 1\nFound not to meet the criteria: 1", "未治疗：2\n撤回：1\n不符合标准：1")),
            new([Say(language, "Treated\nn = 28", "接受治疗\nn = 28")]),
            new([Say(language, "Ended treatment: 24\nProgression 20; adverse event 4", "结束治疗：24\n进展 20；不良事件 4"), Say(language, "On treatment at cut-off: 4", "截止时治疗中：4")]),
        ],
    };

    internal static ButterflyFigureInput Butterfly(string language) => new()
    {
        Title = Say(language, "Adverse events", "不良事件"),
        LeftTitle = Say(language, "Experimental (n = 50)", "试验组（n = 50）"),
        RightTitle = Say(language, "Control (n = 50)", "对照组（n = 50）"),
        WholeLabel = Say(language, "Any grade", "任何级别"),
        PartLabel = Say(language, "Grade 3 or higher", "3 级及以上"),
        Rows = [new(Say(language, "White blood cell count decreased", "白细胞计数降低"), 96, 88, 40, 30), new(Say(language, "Nausea", "恶心"), 100, 0, 2, 0)],
    };

    internal static ReportDocument Document(string language) => new()
    {
        Words = Vocabulary.For(language),
        Title = Say(language, "Tables of a study", "研究表格"),
        Notice = Say(language, "Synthetic data", "合成数据"),
        Blocks =
        [
            new DocumentBlock.Heading(2, Say(language, "Adverse events", "不良事件"), "events"),
            new DocumentBlock.Table(new ReportTable(Say(language, "By class and term", "按系统与术语"), [new(Say(language, "Class, term", "系统，术语")), new("n (%)", ColumnAlignment.Number)],
                [.. Enumerable.Range(1, 80).Select(i => (IReadOnlyList<string>)[(i % 8 == 1 ? "" : "\u2003") + $"Term {i}", $"{i} ({i}.0)"])])
            {
                Footnotes = [Say(language, "A subject is counted once.", "每名受试者只计一次。")],
                Behind = new Dictionary<(int, int), IReadOnlyList<string>> { [(0, 1)] = ["01-001", "01-002"], [(1, 1)] = ["01-001", "01-002"] },
            }),
            new DocumentBlock.Figure(All(language)["flow"], Say(language, "Flow of participants", "受试者流程")),
        ],
    };

    private static string Say(string language, string english, string chinese) => string.Equals(language, "zh", StringComparison.Ordinal) ? chinese : english;
}
