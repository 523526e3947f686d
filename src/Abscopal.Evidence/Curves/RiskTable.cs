using Abscopal.Input;

namespace Abscopal.Evidence.Curves;

// The rows at risk, checked, with one at time zero.
internal sealed record RiskTable(double[] Times, int[] Counts, bool Printed)
{
    public static RiskTable Make(string label, CurveSteps steps, NumbersAtRisk? atRisk, CurveReconstructionOptions options, List<string> notes)
    {
        bool printed = atRisk is { Times.Length: > 0 };
        if (printed) Check(label, atRisk!);
        var times = new List<double>(printed ? atRisk!.Times : []);
        var counts = new List<int>(printed ? atRisk!.Counts : []);
        if (!printed && options.Subjects is null)
            throw Wrong(label, "the number of subjects is not known", "numbers at risk from time 0, or the number of subjects");
        if (options.Subjects is { } subjects && printed && (times[0] == 0 ? counts[0] != subjects : counts[0] > subjects))
            throw Wrong(label, FormattableString.Invariant($"{subjects} subjects do not agree with {counts[0]} at risk at {times[0]}"), "the number at risk at time 0");
        if (!printed || times[0] > 0)
        {
            int first = options.Subjects ?? (int)Math.Round(counts[0] / Math.Max(steps.LevelBefore(times[0]), 1e-3));
            if (options.Subjects is null) notes.Add(FormattableString.Invariant($"the number at time 0 is not printed: {first} follows from the first row if nobody was censored before it"));
            times.Insert(0, 0);
            counts.Insert(0, first);
        }

        if (counts[0] < 1) throw Wrong(label, "there is no subject", "at least one subject");
        if (options.TotalEvents is { } events && (events < 0 || events > counts[0]))
            throw Wrong(label, FormattableString.Invariant($"{events} events among {counts[0]} subjects"), FormattableString.Invariant($"0 to {counts[0]}"));
        return new RiskTable([.. times], [.. counts], printed);
    }

    public IReadOnlyList<RiskInterval[]> Intervals(CurveSteps steps, CurveReconstructionOptions options, List<string> notes)
    {
        double end = steps.End;
        for (int i = 0; i < Times.Length; i++)
        {
            if (Counts[i] > 0) end = Math.Max(end, Times[i]);
        }

        if (end > steps.End) notes.Add(FormattableString.Invariant($"subjects are at risk at {end}, beyond the last point of the curve: it goes on flat"));
        var intervals = new List<RiskInterval>();
        for (int i = 0; i < Times.Length && Counts[i] > 0; i++)
        {
            bool tail = i + 1 == Times.Length || Counts[i + 1] == 0;
            double to = tail ? end : Times[i + 1];
            int last = tail ? steps.Count : steps.FirstFrom(Times[i + 1]);
            intervals.Add(new RiskInterval(Times[i], to, i == 0 ? 0 : intervals[^1].Last, last, Counts[i], Counts[i] - (tail ? 0 : Counts[i + 1]), options.CensoringSkew, tail, steps.EndsFlat));
        }

        if (Printed)
        {
            notes.Add("censoring is spread evenly between the rows at risk");
            return [[.. intervals]];
        }

        if (options.TotalEvents is null)
        {
            notes.Add("neither numbers at risk nor events are known: nobody is censored before the end of the curve");
            return [[intervals[0] with { Start = 1 }]];
        }

        notes.Add("there are no numbers at risk: censoring is spread evenly from the time that fits the curve best to its end");
        return [.. Enumerable.Range(0, 21).Select(k => new[] { intervals[0] with { Start = 0.05 * k } })];
    }

    private static void Check(string label, NumbersAtRisk rows)
    {
        for (int i = 0; i < rows.Times.Length; i++)
        {
            if (!double.IsFinite(rows.Times[i]) || rows.Times[i] < 0 || (i > 0 && rows.Times[i] <= rows.Times[i - 1]))
                throw Wrong(label, FormattableString.Invariant($"row {i + 1} of the numbers at risk has the time {rows.Times[i]}"), "times from 0, increasing");
            if (rows.Counts[i] < 0 || (i > 0 && rows.Counts[i] > rows.Counts[i - 1]))
                throw Wrong(label, FormattableString.Invariant($"the number at risk rises to {rows.Counts[i]} at {rows.Times[i]}"), i == 0 ? "0 or more" : FormattableString.Invariant($"0 to {rows.Counts[i - 1]}"));
        }
    }

    private static InvalidInputException Wrong(string label, string what, string allowed) =>
        new(new InputProblem(what, Key: $"numbers at risk '{label}'", Allowed: allowed));
}
