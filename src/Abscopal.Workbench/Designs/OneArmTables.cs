using System.Globalization;
using System.Text.Json.Nodes;
using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Roots;
using Abscopal.Trials;
using Abscopal.Trials.Assurance;
using Abscopal.Trials.OneArm;

namespace Abscopal.Workbench.Designs;

/// <summary>One-arm survival designs and probabilities of success as tables and numbers.</summary>
internal static class OneArmTables
{
    public static FormulaOutcome OneArm(string name, OneArmDesignOptions options, double controlMedian, double shape, int? subjects)
    {
        (string Word, OneSampleVariance Variance)[] variances = [("E", OneSampleVariance.Expected), ("(O + E) / 2", OneSampleVariance.Mean), ("O", OneSampleVariance.Observed)];
        (string Word, OneSampleVariance Variance, OneArmDesign Design)[] designs = [.. variances.Select(v => (v.Word, v.Variance, OneArmDesign.From(options with { Variance = v.Variance })))];
        var rows = new List<IReadOnlyList<string>>();
        var numbers = new JsonArray();
        foreach ((string word, OneSampleVariance variance, OneArmDesign design) in designs)
        {
            bool isSmall = design.Subjects <= 200;
            double? level = isSmall ? design.ExactRejection(design.Subjects, 1, variance) : null;
            double? power = isSmall ? design.ExactRejection(design.Subjects, options.HazardRatio, variance) : null;
            rows.Add([word + (variance == options.Variance ? " *" : ""), Text(design.Subjects), Text(design.ExpectedEvents, "0.0"), Text(design.ExpectedEventsUnderNull, "0.0"), Text(level, "0.000"), Text(power, "0.000")]);
            numbers.Add(new JsonObject
            {
                ["variance"] = word,
                ["subjects"] = design.Subjects,
                ["requiredSubjects"] = design.RequiredSubjects,
                ["expectedEvents"] = design.ExpectedEvents,
                ["expectedEventsUnderNull"] = design.ExpectedEventsUnderNull,
                ["trueLevel"] = level,
                ["truePower"] = power,
            });
        }

        JsonArray? implied = subjects is null ? null : [];
        var detectable = new List<IReadOnlyList<string>>();
        if (subjects is { } given)
        {
            foreach ((string word, _, OneArmDesign design) in designs)
            {
                if (design.PowerOf(given, 0.02) < options.Power) throw new DesignException("subjects", $"are {given}, too few to show anything", "more subjects");
                double ratio = Brent.Root(r => design.PowerOf(given, r) - options.Power, 0.02, 0.9999, 1e-9);
                double median = controlMedian * ElementaryMath.Pow(ratio, -1 / shape);
                detectable.Add([word, Text(ratio, "0.000"), Text(median, "0.0")]);
                implied!.Add(new JsonObject { ["variance"] = word, ["hazardRatio"] = ratio, ["median"] = median });
            }
        }

        DesignTable[] inference = subjects is null ? [] :
        [
            new DesignTable(
                string.Create(CultureInfo.InvariantCulture, $"What {subjects} subjects could show with power {options.Power:0.##}: an inference from the size, not a stated plan"),
                ["Variance", "Hazard ratio", "Median"], detectable),
        ];
        return new FormulaOutcome(
            [new DesignTable(name, ["Variance", "Subjects", "Events hoped for", "Events under null", "True level", "True power"], rows, "One-sample log-rank test; * is the file's variance. True level and power by convolution; the control is taken as known, and its own uncertainty raises the level."), .. inference],
            new JsonObject { ["alpha"] = options.Alpha, ["power"] = options.Power, ["designs"] = numbers, ["impliedBySubjects"] = implied });
    }

    public static FormulaOutcome TwoStage(string name, TwoStageLogRankOptions options)
    {
        const int Trials = 20_000;
        var design = TwoStageLogRank.Optimal(options);
        (double level, double error, double stop) = design.Simulate(options, 1, Trials, 1);
        (double power, double powerError, _) = design.Simulate(options, options.HazardRatio, Trials, 2);
        return new FormulaOutcome(
            [
                new DesignTable(
                    name, ["Look at", "Subjects then", "Stop below Z", "Subjects", "Reject from Z", "Expected n", "Early stop", "Duration"],
                    [[Text(design.InterimTime, "0.0"), Text(design.InterimSubjects, "0.0"), Text(design.InterimBound, "0.000"), Text(design.Subjects), Text(design.FinalBound, "0.000"), Text(design.ExpectedSubjects, "0.0"), Text(design.EarlyStop, "0.000"), Text(design.Duration, "0.0")]],
                    "Two-stage one-sample log-rank test with variance E; fewest expected subjects under the control's hazard. The control is taken as known."),
                new DesignTable(
                    "What it really does", ["", "Normal approximation", "Simulated", "Standard error"],
                    [
                        ["Level", Text(design.Alpha, "0.0000"), Text(level, "0.0000"), Text(error, "0.0000")],
                        ["Power", Text(design.Power, "0.0000"), Text(power, "0.0000"), Text(powerError, "0.0000")],
                        ["Early stop without effect", Text(design.EarlyStop, "0.0000"), Text(stop, "0.0000"), ""],
                    ]),
            ],
            new JsonObject
            {
                ["interimTime"] = design.InterimTime,
                ["interimSubjects"] = design.InterimSubjects,
                ["interimBound"] = design.InterimBound,
                ["subjects"] = design.Subjects,
                ["finalBound"] = design.FinalBound,
                ["alpha"] = design.Alpha,
                ["power"] = design.Power,
                ["expectedSubjects"] = design.ExpectedSubjects,
                ["earlyStop"] = design.EarlyStop,
                ["duration"] = design.Duration,
                ["trueLevel"] = level,
                ["trueLevelStandardError"] = error,
                ["truePower"] = power,
                ["truePowerStandardError"] = powerError,
            });
    }

    public static FormulaOutcome Success(string name, NormalAssurance success) => new(
        [
            new DesignTable(name, ["Way", "Probability of success"],
            [
                ["the signal as it is", Text(success.Uncorrected, "0.0000")],
                ["given that it had to pass its bar", Text(success.Truncated, "0.0000")],
                ["with the prior of earlier trials", Text(success.Shrunk, "0.0000")],
            ]),
        ],
        new JsonObject { ["uncorrected"] = success.Uncorrected, ["truncated"] = success.Truncated, ["shrunk"] = success.Shrunk });

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";
}
