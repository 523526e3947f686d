using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Reporting.Words;

namespace Abscopal.Reporting.Tests;

/// <summary>One figure of each kind in each language, with the numbers of a small trial.</summary>
internal static class LeadFigures
{
    private static readonly double[] Progressions =
        [1.3, 1.9, 2.4, 2.6, 3.0, 3.4, 3.7, 4.0, 4.1, 4.4, 4.6, 4.8, 5.9, 6.8, 7.9, 8.7, 9.9, 11.2, 12.3, 13.6, 15.8, 18.1, 21.4, 25.2];

    private static readonly double[] Deaths =
        [3.1, 4.9, 6.0, 7.2, 8.0, 9.1, 10.0, 10.7, 11.1, 11.8, 12.9, 14.1, 17.8, 20.2, 22.4, 24.8, 30.2, 37.6];

    internal static FigureOptions Options(string language) => new(Vocabulary.For(language));

    internal static IReadOnlyDictionary<string, Scene> All(string language) => new Dictionary<string, Scene>(StringComparer.Ordinal)
    {
        ["design"] = DesignFigure.Draw(Design(language), Options(language)),
        ["pfs"] = SurvivalFigure.Draw(ProgressionFree(language), Options(language)),
        ["os"] = SurvivalFigure.Draw(Overall(language), Options(language)),
        ["two-arms"] = SurvivalFigure.Draw(TwoArms(language), Options(language)),
        ["comparison"] = ComparisonFigure.Draw(Comparison(language), Options(language)),
        ["intervals"] = IntervalFigure.Draw(Intervals(language), Options(language)),
        ["ratios"] = IntervalFigure.Draw(Ratios(language), Options(language)),
        ["safety"] = BarFigure.Draw(Safety(language), Options(language)),
    };

    internal static SurvivalFigureInput ProgressionFree(string language) => new()
    {
        Title = Say(language, "Progression-free survival", "无进展生存期"),
        Description = Say(language, "Median 8.3 months.", "中位 8.3 个月。"),
        ValueTitle = Say(language, "Progression-free survival (%)", "无进展生存率（%）"),
        MaxTime = 36,
        AtRiskTimes = AxisTicks.Months(36),
        Curves = [Curve("LEAD (n = 30)", Progressions, [26.8, 27.9, 29.5, 31.0, 33.1, 34.2],
            new(8.3, 4.8, 12.3, Say(language, "Median 8.3 months (80% CI 4.8–12.3)", "中位 8.3 个月（80% CI 4.8–12.3）")),
            [new(12, 0.4, "40.0%"), new(24, 7 / 30.0, "23.3%")], AxisTicks.Months(36), spread: true)],
        ConfidenceLevel = "80",
        SpreadCohorts = 200,
        Notice = Notice(language),
        Notes = [Say(language,
            "80% pointwise log-log limits; median limits after Brookmeyer and Crowley. Convention profile R; seed 20260101. Dashed lines: median; dotted lines: 12 and 24 months.",
            "80% 逐点 log-log 置信限；中位数置信限采用 Brookmeyer–Crowley 方法。约定方案 R；随机种子 20260101。虚线：中位数；点线：12 和 24 个月。")],
    };

    internal static SurvivalFigureInput Overall(string language) => new()
    {
        Title = Say(language, "Overall survival", "总生存期"),
        ValueTitle = Say(language, "Overall survival (%)", "总生存率（%）"),
        MaxTime = 42,
        AtRiskTimes = AxisTicks.Months(42),
        Curves = [Curve("LEAD (n = 30)", Deaths, [27.4, 28.8, 29.3, 30.9, 31.7, 32.5, 33.7, 34.4, 35.0, 36.1, 37.4, 38.2],
            new(23.6, 14.1, 37.6, Say(language, "Median 23.6 months (80% CI 14.1–37.6)", "中位 23.6 个月（80% CI 14.1–37.6）")),
            [new(12, 2 / 3.0, "66.7%"), new(24, 0.5, "50.0%")], AxisTicks.Months(42), spread: true)],
        ConfidenceLevel = "80",
        SpreadCohorts = 200,
        Notice = Notice(language),
    };

    internal static SurvivalFigureInput TwoArms(string language) => new()
    {
        Title = Say(language, "Overall survival by radiotherapy dose", "按放疗剂量的总生存期"),
        MaxTime = 42,
        AtRiskTimes = AxisTicks.Months(42),
        Curves =
        [
            Curve(Say(language, "Low-dose radiotherapy", "低剂量放疗"), Deaths, [27.4, 28.8, 29.3, 30.9, 31.7, 32.5, 33.7, 34.4, 35.0, 36.1, 37.4, 38.2],
                new(23.6, 14.1, 37.6, "23.6 (14.1–37.6)"), [new(12, 2 / 3.0, "66.7%"), new(24, 0.5, "50.0%")], AxisTicks.Months(42), spread: false),
            Curve(Say(language, "No radiotherapy", "无放疗"), [.. Progressions.Select(t => t * 1.4)], [38.0, 39, 40, 41, 41.5, 42],
                new(11.6, 6.7, null, "11.6 (6.7–NE)"), [new(12, 0.5, "50.0%"), new(24, 9 / 30.0, "30.0%")], AxisTicks.Months(42), spread: false),
        ],
        ConfidenceLevel = "80",
    };

    internal static ComparisonFigureInput Comparison(string language) => new()
    {
        Title = Say(language, "Overall survival beside standard chemo-immunotherapy", "与标准化疗免疫治疗并列的总生存期"),
        ValueTitle = Say(language, "Overall survival (%)", "总生存率（%）"),
        MaxTime = 42,
        Arms =
        [
            new() { Label = Say(language, "LEAD: low-dose RT + durvalumab + EP (n = 30)", "LEAD：低剂量放疗 + 度伐利尤单抗 + EP（n = 30）"),
                Points = [new(12, 0.667) { ValueLower = 0.54, ValueUpper = 0.77, Text = "66.7%" }, new(24, 0.5) { ValueLower = 0.38, ValueUpper = 0.61, Text = "50.0%" }],
                Median = new(23.6, 14.1, 37.6, "23.6 (80% CI 14.1–37.6)") },
            new() { Label = Say(language, "CASPIAN: durvalumab + EP (n = 268)", "CASPIAN：度伐利尤单抗 + EP（n = 268）"),
                Points = [new(12, 0.528) { ValueLower = 0.466, ValueUpper = 0.585, Text = "52.8%" }, new(24, 0.222) { ValueLower = 0.173, ValueUpper = 0.275, Text = "22.2%" }],
                Median = new(12.9, 11.3, 14.7, "12.9 (95% CI 11.3–14.7)") },
            new() { Label = Say(language, "CASPIAN: EP (n = 269)", "CASPIAN：EP（n = 269）"),
                Points = [new(12, 0.393) { ValueLower = 0.334, ValueUpper = 0.451, Text = "39.3%" }, new(24, 0.144) { ValueLower = 0.103, ValueUpper = 0.192, Text = "14.4%" }],
                Median = new(10.5, 9.3, 11.2, "10.5 (95% CI 9.3–11.2)") },
            new() { Label = Say(language, "IMpower133: atezolizumab + CP/ET (n = 201)", "IMpower133：阿替利珠单抗 + CP/ET（n = 201）"),
                Points = [new(12, 0.519) { ValueLower = 0.446, ValueUpper = 0.591, Text = "51.9%" }, new(24, 0.22)],
                Median = new(12.3, 10.8, 15.8, "12.3 (95% CI 10.8–15.8)") },
            new() { Label = Say(language, "IMpower133: CP/ET (n = 202)", "IMpower133：CP/ET（n = 202）"),
                Points = [new(12, 0.39) { ValueLower = 0.318, ValueUpper = 0.461, Text = "39.0%" }, new(24, 0.168)],
                Median = new(10.3, 9.3, 11.3, "10.3 (95% CI 9.3–11.3)") },
        ],
        Notice = Say(language,
            "Unadjusted comparison across trials: LEAD is one arm of 30 patients in one country, chosen by its own criteria. Differences between rows are not treatment effects.",
            "跨试验未校正比较：LEAD 为单臂、30 例、单一国家，入选标准不同。各行之间的差异不是治疗效应。"),
        Notes = [Say(language, "Points at one landmark stand side by side for legibility; all are at 12 or 24 months.", "同一时间点的各点并排显示以便辨认；均为 12 或 24 个月。")],
    };

    internal static DesignFigureInput Design(string language) => new()
    {
        Title = Say(language, "Design of LEAD", "LEAD 试验设计"),
        Population = new(Say(language, "Population: untreated extensive-stage small-cell lung cancer", "人群：初治广泛期小细胞肺癌"),
            Say(language,
                "Age 18 years or older|ECOG performance status 0–1|AJCC 8 stage IV, or T3–4 beyond a tolerable radiotherapy plan|Brain metastases asymptomatic, or treated and stable ≥ 1 month|Fit for platinum–etoposide and thoracic radiotherapy|Life expectancy ≥ 12 weeks; written consent",
                "年龄 ≥ 18 岁|ECOG 体能状态 0–1|AJCC 第 8 版 IV 期，或 T3–4 且超出可耐受的放疗计划|脑转移无症状，或经治疗后稳定 ≥ 1 个月|适合铂类–依托泊苷化疗和胸部放疗|预期寿命 ≥ 12 周；签署知情同意书").Split('|')),
        TimelineTitle = Say(language, "Treatment: open label, single arm, 4 sites in China, n = 30", "治疗：开放标签、单臂、中国 4 家中心，n = 30"),
        Cycles = 4,
        CycleDays = 21,
        MaintenanceTitle = Say(language, "Maintenance", "维持治疗"),
        Lanes =
        [
            new() { Label = Say(language, "Low-dose radiotherapy", "低剂量放疗"), Detail = Say(language, "15 Gy in 5 fractions, lung primary", "肺原发灶 15 Gy / 5 次"),
                Mark = LaneMark.Fraction, Marks = [new(1, 1), new(1, 2), new(1, 3), new(1, 4), new(1, 5)],
                Span = new(new(2, 1), new(4, 21), Say(language, "extrapulmonary lesions: allowed", "允许照射肺外病灶")) },
            new() { Label = Say(language, "Durvalumab 1500 mg", "度伐利尤单抗 1500 mg"), Detail = Say(language, "day 1, every 3 weeks", "第 1 天，每 3 周"),
                Marks = [new(1, 1), new(2, 1), new(3, 1), new(4, 1)], Maintenance = Say(language, "every 4 weeks", "每 4 周") },
            new() { Label = Say(language, "Etoposide", "依托泊苷"), Detail = Say(language, "days 1–3", "第 1–3 天"),
                Marks = [.. from c in Enumerable.Range(1, 4) from d in Enumerable.Range(1, 3) select new DoseMark(c, d)] },
            new() { Label = Say(language, "Cisplatin or carboplatin", "顺铂或卡铂"), Detail = Say(language, "day 1", "第 1 天"),
                Marks = [new(1, 1), new(2, 1), new(3, 1), new(4, 1)] },
            new() { Label = Say(language, "Prophylactic cranial irradiation", "预防性颅脑照射"), Span = new(new(4, 15), null, Say(language, "at the investigator’s discretion", "由研究者决定")) },
        ],
        Endpoints = new(Say(language, "Endpoints", "终点"), Say(language, "Primary: progression-free survival|Secondary: overall survival|Secondary: safety", "主要：无进展生存期|次要：总生存期|次要：安全性").Split('|')),
        Notes = [Say(language, "Days are drawn to scale. EP: etoposide and platinum.", "天数按比例绘制。EP：依托泊苷和铂类。")],
    };

    internal static IntervalFigureInput Intervals(string language) => new()
    {
        Title = Say(language, "Published medians beside their spread over reconstructed cohorts", "已发表中位数及其在重建队列中的范围"),
        LabelHeading = Say(language, "Quantity", "指标"),
        ColumnHeadings = [Say(language, "Published (80% CI)", "已发表（80% CI）"), Say(language, "Cohorts", "重建队列")],
        Rows =
        [
            new() { Label = Say(language, "Progression-free survival", "无进展生存期"), IsHeading = true },
            new() { Label = Say(language, "Median", "中位数"), Estimate = 8.3, Lower = 4.8, Upper = 12.3, SpreadLower = 8.25, SpreadUpper = 8.35, Texts = ["8.3 (4.8–12.3)", "8.25–8.35"] },
            new() { Label = Say(language, "Restricted mean to 24 months", "24 个月限制平均生存时间"), Estimate = 11.0, SpreadLower = 10.1, SpreadUpper = 12.6, Texts = ["–", "10.1–12.6"] },
            new() { Label = Say(language, "Overall survival", "总生存期"), IsHeading = true },
            new() { Label = Say(language, "Median", "中位数"), Estimate = 23.6, Lower = 14.1, Upper = 37.6, SpreadLower = 23.55, SpreadUpper = 23.65, Texts = ["23.6 (14.1–37.6)", "23.55–23.65"] },
            new() { Label = Say(language, "Median, 95% limits", "中位数，95% 置信限"), Estimate = 23.6, Lower = 11.8, SpreadLower = 23.55, SpreadUpper = 23.65, Texts = ["–", "11.8–NE"] },
        ],
        AxisTitle = Say(language, "Months", "月"),
        From = 0,
        To = 42,
        SpreadCohorts = 200,
        Notice = Notice(language),
    };

    internal static IntervalFigureInput Ratios(string language) => new()
    {
        Title = Say(language, "Hazard ratio for death", "死亡风险比"),
        LabelHeading = Say(language, "Subgroup", "亚组"),
        ColumnHeadings = [Say(language, "Events / n", "事件数 / 人数"), Say(language, "HR (95% CI)", "HR（95% CI）")],
        Rows =
        [
            new() { Label = Say(language, "All", "全部"), Estimate = 0.71, Lower = 0.6, Upper = 0.86, Texts = ["441 / 537", "0.71 (0.60–0.86)"] },
            new() { Label = Say(language, "Liver metastases at baseline, measured by computed tomography", "基线 CT 证实的肝转移患者亚组"), Estimate = 0.83, Lower = 0.61, Upper = 1.12, Texts = ["182 / 208", "0.83 (0.61–1.12)"] },
            new() { Label = Say(language, "Brain metastases", "脑转移"), Estimate = 0.79, Lower = 0.44, Upper = 5.2, Texts = ["48 / 55", "0.79 (0.44–5.20)"] },
        ],
        AxisTitle = Say(language, "Hazard ratio (logarithmic axis)", "风险比（对数轴）"),
        From = 0.25,
        To = 4,
        Logarithmic = true,
        Reference = 1,
        LeftOfReference = Say(language, "durvalumab better", "度伐利尤单抗更优"),
        RightOfReference = Say(language, "control better", "对照更优"),
    };

    internal static BarFigureInput Safety(string language) => new()
    {
        Title = Say(language, "Most common treatment-related adverse events, any grade (n = 30)", "最常见的治疗相关不良事件，任意级别（n = 30）"),
        Rows =
        [
            new(Say(language, "White blood cell count decreased", "白细胞计数降低"), 96.7, "29/30 (96.7%)") { Lower = 87.6, Upper = 99.6, Part = 50 },
            new(Say(language, "Neutrophil count decreased", "中性粒细胞计数降低"), 90.0, "27/30 (90.0%)") { Lower = 79.1, Upper = 96.2, Part = 60 },
            new(Say(language, "Anaemia", "贫血"), 83.3, "25/30 (83.3%)") { Lower = 71.3, Upper = 91.6 },
            new(Say(language, "Platelet count decreased", "血小板计数降低"), 76.7, "23/30 (76.7%)") { Lower = 63.9, Upper = 86.5 },
            new(Say(language, "Nausea", "恶心"), 56.7, "17/30 (56.7%)") { Lower = 43.5, Upper = 69.2 },
            new(Say(language, "Radiation pneumonitis", "放射性肺炎"), 0, "0/30 (0%)") { Lower = 0, Upper = 7.4 },
        ],
        WholeLabel = Say(language, "Any grade", "任意级别"),
        PartLabel = Say(language, "Grade ≥ 3", "≥ 3 级"),
        IntervalLabel = Say(language, "80% exact interval", "80% 精确区间"),
    };

    private static string Say(string language, string english, string chinese) => string.Equals(language, "zh", StringComparison.Ordinal) ? chinese : english;

    private static string Notice(string language) =>
        Say(language, "Reconstructed from published figures — not patient data", "由已发表数字重建——非患者数据");

    // Kaplan-Meier with 80% log-log limits, only to have plausible numbers to draw.
    private static SurvivalCurve Curve(string label, double[] events, double[] censorings, CurveMedian median, CurveLandmark[] landmarks, IReadOnlyList<double> times, bool spread)
    {
        List<CurveStep> steps = [new(0, 1, 1, 1)];
        List<PlotPoint> censored = [];
        double survival = 1;
        double sum = 0;
        int atRisk = events.Length + censorings.Length;
        foreach ((double time, bool isEvent) in events.Select(t => (t, true)).Concat(censorings.Select(t => (t, false))).OrderBy(x => x.Item1))
        {
            if (isEvent)
            {
                survival *= 1 - (1.0 / atRisk);
                sum += atRisk > 1 ? 1.0 / (atRisk * (atRisk - 1.0)) : 0;
                double half = 1.2815515655446004 * Math.Sqrt(sum) / Math.Log(survival);
                steps.Add(survival > 0 ? new(time, survival, Math.Pow(survival, Math.Exp(-half)), Math.Pow(survival, Math.Exp(half))) : new(time, 0));
            }
            else
            {
                censored.Add(new(time, survival));
            }
            atRisk--;
        }
        return new SurvivalCurve
        {
            Label = label,
            Steps = steps,
            LastTime = Math.Max(events[^1], censorings[^1]),
            Censorings = censored,
            Median = median,
            Landmarks = landmarks,
            AtRisk = [.. times.Select(t => (int?)(events.Count(e => e >= t) + censorings.Count(c => c >= t)))],
            Spread = spread ? [.. steps.Select(s => new EnvelopeStep(s.Time, Math.Max(0, s.Value - (0.05 * s.Value)), Math.Min(1, s.Value + (0.2 * s.Value * (1 - s.Value)))))] : [],
        };
    }
}
