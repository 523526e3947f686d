using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Abscopal.Evidence.Bounds;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Sampling;
using Abscopal.Evidence.Tests.Bounds;
using Abscopal.Study;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.LongChecks;

/// <summary>Arms of true patients, printed in a few figures, drawn again from these, and compared with the truth.</summary>
internal static class Coverage
{
    private const int Cohorts = 200;
    private static readonly StringBuilder Page = new();
    private static readonly StringBuilder RatioRows = new();

    /// <summary>Whether the draws covered 85 to 97 of a hundred figures, every arm was drawn, and no truth lay outside the bounds.</summary>
    public static bool IsAsAsked { get; private set; } = true;

    /// <summary>The page.</summary>
    /// <param name="facts">few, rows or both.</param>
    public static string Table(string facts)
    {
        (string Name, int[] Days, bool[] Events)[] arms = [.. TrueArms.All()];
        Page.AppendLine("# Reconstruction from summary facts: what was measured").AppendLine();
        Page.AppendLine(CultureInfo.InvariantCulture, $"`eng/long-checks coverage`").AppendLine();
        Page.AppendLine(CultureInfo.InvariantCulture, $"Arms of real patients (R package survival) and simulated ones are printed in a few figures, rounded; {Cohorts} cohorts are drawn from these alone. Hash of the patients: {Hash(arms)}.").AppendLine();
        Page.AppendLine("Facts `few`: subjects, events, median with limits, survival at two times, median follow-up, first enrolment and cut-off. `rows`: these and the numbers at risk at eight times. Not given, and compared: survival at three other times, quartiles, restricted mean, events and numbers at risk half way. Covered: within the middle 90% of the draws. Bounded: within the bounds that the print proves.").AppendLine();
        Page.AppendLine("| facts | arm | n | events | outcome | covered | bounded | error of S, points | error of the mean, % | least effective size |");
        Page.AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (bool rows in new[] { false, true }.Where(r => string.Equals(facts, "both", StringComparison.Ordinal) || string.Equals(facts, r ? "rows" : "few", StringComparison.Ordinal))) Measure(arms, rows);
        Page.AppendLine().AppendLine("Hazard ratios (Cox, Efron) between arms of one data set, drawn apart from each other without any printed ratio:").AppendLine();
        Page.AppendLine("| facts | arms | truth | mean of the draws | gap, % | middle 90% of the draws | covered |");
        Page.AppendLine("|---|---|---|---|---|---|---|");
        Page.Append(RatioRows);
        return Page.ToString();
    }

    private static void Measure((string Name, int[] Days, bool[] Events)[] arms, bool rows)
    {
        (int covered, int bounded, int bounds, int asked, int undecided) = (0, 0, 0, 0, 0);
        var drawnArms = new List<(string Name, EndpointTimes Truth, EndpointTimes[] Draws)>();
        foreach ((string name, int[] days, bool[] events) in arms)
        {
            int longest = days.Max();
            double horizon = Math.Floor(0.8 * Months.FromDays(longest));
            decimal At(double share) => (decimal)Math.Max(1, Math.Round(share * horizon));
            var options = new CohortOptions { Count = Cohorts, FollowUp = FollowUpAssumption.Open };
            PublishedStudy study = new PrintedArm(days, events, options)
            {
                Landmarks = [At(1 / 3.0), At(2 / 3.0)],
                Median = true,
                FollowUp = true,
                Columns = rows ? [.. Enumerable.Range(0, 8).Select(k => k == 0 ? 0 : At(k / 8.0)).Distinct()] : [],
                LastDay = longest + 10,
            }.ToStudy();
            double[] times = [(double)At(1 / 6.0), (double)At(1 / 2.0), (double)At(5 / 6.0)];
            var wanted = new BoundsOptions { Times = [.. times, horizon], Quantiles = [0.25, 0.75] };
            EndpointBounds proved = CohortBounds.Of(study, study.Arms[0], study.Arms[0].Endpoints[0], options, wanted);
            StudySample sample = StudySampler.Draw(study, options);
            if (sample.Outcome != CohortOutcome.Found)
            {
                undecided++;
                Page.AppendLine(CultureInfo.InvariantCulture, $"| {(rows ? "rows" : "few")} | {name} | {days.Length} | {events.Count(e => e)} | undecided: {string.Join("; ", sample.Missed)} | | | | | | |");
                Console.Error.WriteLine($"{name} {rows}: undecided {string.Join("; ", sample.Missed)}");
                continue;
            }

            drawnArms.Add((name, new EndpointTimes("OS", [.. days], [.. events]), [.. sample.Cohorts.Select(c => c.Endpoints[0])]));
            (BoundedFigure Figure, double At)[] figures =
            [
                .. times.Select(t => (BoundedFigure.Survival, t)), (BoundedFigure.Quantile, 0.25), (BoundedFigure.Quantile, 0.75),
                (BoundedFigure.RestrictedMean, horizon), (BoundedFigure.Events, times[1]), (BoundedFigure.AtRisk, times[1]),
            ];
            (int hits, double error, double meanError, int within, int among) = (0, 0, 0, 0, 0);
            foreach ((BoundedFigure figure, double at) in figures)
            {
                double truth = TrueFigures.Of(figure, at, days, events, options);
                double[] drawn = [.. sample.Cohorts.Select(c => TrueFigures.Of(figure, at, [.. c.Endpoints[0].Days], [.. c.Endpoints[0].Events], options)).Order()];
                double low = drawn[(int)(0.05 * drawn.Length)], high = drawn[^(1 + (int)(0.05 * drawn.Length))];
                if (truth >= low - 1e-9 && truth <= high + 1e-9) hits++;
                else Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"   {name} {rows} {figure} {at}: {truth:0.0000} outside {low:0.0000} to {high:0.0000}"));
                if (figure == BoundedFigure.Survival) error += 100 * Math.Abs(drawn.Average() - truth) / times.Length;
                if (figure == BoundedFigure.RestrictedMean) meanError = 100 * ((drawn.Average() / truth) - 1);
                FigureBound? bound = proved.Figures.FirstOrDefault(b => b.Figure == figure && b.At == at);
                if (bound is null) continue;
                among++;
                if (truth >= (bound.Least ?? double.PositiveInfinity) - 1e-9 && truth <= (bound.Greatest ?? double.PositiveInfinity) + 1e-9) within++;
            }

            (covered, asked, bounded, bounds) = (covered + hits, asked + figures.Length, bounded + within, bounds + among);
            double least = sample.Diagnostics.Min(d => d.EffectiveSampleSize);
            string row = string.Create(CultureInfo.InvariantCulture, $"| {(rows ? "rows" : "few")} | {name} | {days.Length} | {events.Count(e => e)} | drawn | {hits} of {figures.Length} | {within} of {among} | {error:0.00} | {meanError:0.00} | {least:0} |");
            Page.AppendLine(row);
            Console.Error.WriteLine(row);
        }

        string all = string.Create(CultureInfo.InvariantCulture, $"| **{(rows ? "rows" : "few")}** | **all** | | | {undecided} undecided | **{100.0 * covered / Math.Max(1, asked):0.0}%** | **{bounded} of {bounds}** | | | |");
        Page.AppendLine(all);
        Console.Error.WriteLine(all);
        IsAsAsked &= undecided == 0 && bounded == bounds && covered >= 0.85 * asked && covered <= 0.97 * asked;
        Ratios(rows, drawnArms);
    }

    // Hazard ratios between arms of one data set that were drawn apart from each other.
    private static void Ratios(bool rows, List<(string Name, EndpointTimes Truth, EndpointTimes[] Draws)> arms)
    {
        foreach ((string name, EndpointTimes truth, EndpointTimes[] draws) in arms)
        {
            (string reference, EndpointTimes referenceTruth, EndpointTimes[] referenceDraws) = arms.First(a => string.Equals(a.Name.Split(' ')[0], name.Split(' ')[0], StringComparison.Ordinal));
            if (string.Equals(reference, name, StringComparison.Ordinal) || name.StartsWith("simulated", StringComparison.Ordinal)) continue;
            double exact = LogRatio(truth, referenceTruth);
            double[] drawn = [.. draws.Select((d, k) => LogRatio(d, referenceDraws[k])).Order()];
            double low = drawn[(int)(0.05 * drawn.Length)], high = drawn[^(1 + (int)(0.05 * drawn.Length))];
            string row = string.Create(CultureInfo.InvariantCulture, $"| {(rows ? "rows" : "few")} | {name} over {reference} | {Math.Exp(exact):0.000} | {Math.Exp(drawn.Average()):0.000} | {100 * (Math.Exp(drawn.Average() - exact) - 1):0.0} | {Math.Exp(low):0.000} to {Math.Exp(high):0.000} | {(exact >= low && exact <= high ? "yes" : "no")} |");
            RatioRows.AppendLine(row);
            Console.Error.WriteLine(row);
        }
    }

    private static double LogRatio(EndpointTimes arm, EndpointTimes reference)
    {
        double[] groups = [.. reference.Days.Select(_ => 0.0), .. arm.Days.Select(_ => 1.0)];
        var both = SurvivalData.FromDays([.. reference.Days, .. arm.Days], [.. reference.Events, .. arm.Events]);
        return CoxRegression.Fit(both, new CovariateMatrixBuilder().AddNumber("arm", groups).Build(), new CoxOptions()).Coefficients[0].Estimate.Value;
    }

    private static string Hash((string Name, int[] Days, bool[] Events)[] arms)
    {
        var text = new StringBuilder();
        foreach ((string name, int[] days, bool[] events) in arms) text.Append(name).AppendJoin(',', days).AppendJoin(',', events);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
    }
}
