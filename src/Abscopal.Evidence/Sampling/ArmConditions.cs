using System.Globalization;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Constraints;
using Abscopal.Numerics.Distributions;
using Abscopal.Study.Protocol;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Sampling;

/// <summary>The printed facts of one endpoint of one arm, of any size, as conditions on whole days.</summary>
internal sealed class ArmConditions
{
    private const double Slack = 1e-9;

    private readonly PrintedUnit _unit;

    private ArmConditions(PublishedArm arm, PublishedEndpoint endpoint, PrintedUnit unit)
    {
        Arm = arm;
        Endpoint = endpoint;
        _unit = unit;
    }

    public PublishedArm Arm { get; }

    public PublishedEndpoint Endpoint { get; }

    public int Subjects => Arm.N;

    /// <summary>The events, where they were printed.</summary>
    public int? Events => Endpoint.Events;

    /// <summary>The last day on which anybody can have been seen.</summary>
    public int LastDay { get; private set; }

    /// <summary>Whether <see cref="LastDay"/> follows from print; otherwise it is assumed.</summary>
    public bool LastDayIsProved { get; private set; }

    /// <summary>The first day on which a subject can have been censored.</summary>
    public int FirstCensoring { get; private set; }

    /// <summary>The first day that counts as at risk in each column of the row at risk; the first column is day 0.</summary>
    public int[] RowDays { get; private set; } = [0];

    /// <summary>The subjects at risk in each column.</summary>
    public int[] RowCounts { get; private set; } = [];

    /// <summary>Whether the time of a column is a whole day, so that who left on it may have been counted or not.</summary>
    public bool[] RowMayTie { get; private set; } = [false];

    /// <summary>The subjects censored before each column; empty where it was not printed.</summary>
    public int[] RowCensored { get; private set; } = [];

    /// <summary>The first day of each piece of constant hazard in the prior.</summary>
    public int[] Pieces { get; private set; } = [0];

    public List<CurveCondition> Conditions { get; } = [];

    /// <summary>The days at which the forward curve is followed, increasing.</summary>
    public int[] Checkpoints { get; private set; } = [];

    /// <summary>The days at which the reverse curve is followed, increasing.</summary>
    public int[] ReverseCheckpoints { get; private set; } = [];

    /// <summary>Days that somebody must have reached: a rate was printed there.</summary>
    public List<int> SeenOn { get; } = [];

    /// <summary>What the study, its calendar and the options say of an endpoint.</summary>
    public static ArmConditions Make(PublishedStudy study, PublishedArm arm, PublishedEndpoint endpoint, CohortOptions options)
    {
        var made = new ArmConditions(arm, endpoint, study.TimeUnit);
        foreach (PublishedQuantile quantile in endpoint.Quantiles) made.AddQuantile(quantile, reverse: false);
        if (endpoint.FollowUp is { } followUp) made.AddQuantile(followUp, reverse: true);
        foreach (PublishedLandmark landmark in endpoint.Landmarks) made.AddLandmark(landmark);
        made.SetRows();
        made.SetCalendar(study, options);
        made.SetPieces();
        made.SetTypes(options.IntervalType, options.IntervalType);
        made.Checkpoints = made.Index(reverse: false);
        made.ReverseCheckpoints = made.Index(reverse: true);
        return made;
    }

    /// <summary>The type that the limits of rates are read by.</summary>
    public ConfidenceIntervalType RateType { get; private set; }

    /// <summary>The type that the limits of quantiles are read by.</summary>
    public ConfidenceIntervalType QuantileType { get; private set; }

    /// <summary>Reads the limits of rates and those of quantiles by types of their own.</summary>
    public void SetTypes(ConfidenceIntervalType rates, ConfidenceIntervalType quantiles)
    {
        (RateType, QuantileType) = (rates, quantiles);
        foreach (CurveCondition condition in Conditions) condition.Type = condition.Kind == ConditionKind.RateLimit ? rates : quantiles;
    }

    /// <summary>Two endpoints of one arm are followed to the same last day.</summary>
    public void ShareLastDay(ArmConditions other) => LastDay = other.LastDay = Math.Max(LastDay, other.LastDay);

    /// <summary>The column of the row at risk that a day belongs to.</summary>
    public int Window(int day)
    {
        int k = RowDays.Length - 1;
        while (k > 0 && RowDays[k] > day) k--;
        return k;
    }

    private void AddQuantile(PublishedQuantile quantile, bool reverse)
    {
        double level = (double)(1 - quantile.Probability);
        string name = (reverse ? "follow-up" : quantile.Probability == 0.5m ? "median" : string.Create(CultureInfo.InvariantCulture, $"quantile {quantile.Probability}"));
        if (EndpointConstraintReader.Window(quantile.Estimate, _unit, 2) is { } w)
        {
            Conditions.Add(new CurveCondition
            {
                Kind = ConditionKind.Quantile,
                Reverse = reverse,
                Fact = $"{name} = {quantile.Estimate}",
                Least = level,
                Greatest = level,
                DayBefore = ((w.First + 1) / 2) - 1,
                DayAt = w.Last / 2,
                FirstHalfDay = w.First,
                LastHalfDay = w.Last,
            });
        }
        else if (quantile.EstimateNotReached)
        {
            Conditions.Add(new CurveCondition { Kind = ConditionKind.Quantile, Reverse = reverse, Fact = $"{name} not reached", Least = level, Greatest = level, DayBefore = int.MaxValue });
        }

        AddLimit(quantile, quantile.Lower, upper: false, reverse, name);
        AddLimit(quantile, quantile.Upper, upper: true, reverse, name);
    }

    private void AddLimit(PublishedQuantile quantile, Printed? limit, bool upper, bool reverse, string name)
    {
        double level = (double)(1 - quantile.Probability);
        if (EndpointConstraintReader.Window(limit, _unit, 1) is { } w)
        {
            Conditions.Add(new CurveCondition
            {
                Kind = ConditionKind.QuantileLimit,
                Reverse = reverse,
                Fact = $"{(upper ? "upper" : "lower")} limit of the {name} = {limit}",
                Least = level,
                Greatest = level,
                DayBefore = w.First - 1,
                DayAt = w.Last,
                Upper = upper,
                Z = Z(quantile.Level),
            });
        }
        else if (upper && quantile.UpperNotReached)
        {
            Conditions.Add(new CurveCondition { Kind = ConditionKind.QuantileLimit, Reverse = reverse, Fact = $"upper limit of the {name} not reached", Least = level, Greatest = level, DayBefore = int.MaxValue, Upper = true, Z = Z(quantile.Level) });
        }
    }

    private void AddLandmark(PublishedLandmark landmark)
    {
        int day = (int)Math.Floor(((double)landmark.Time * EndpointConstraintReader.DaysPer(_unit)) + Slack);
        string name = string.Create(CultureInfo.InvariantCulture, $"S({landmark.Time})");
        Conditions.Add(new CurveCondition { Kind = ConditionKind.Rate, Reverse = false, Fact = $"{name} = {landmark.Survival}", DayAt = day, Least = landmark.Survival.LeastAsNumber, Greatest = landmark.Survival.GreatestAsNumber });
        foreach ((Printed? limit, bool upper) in new[] { (landmark.Lower, false), (landmark.Upper, true) })
        {
            if (limit is not null)
                Conditions.Add(new CurveCondition { Kind = ConditionKind.RateLimit, Reverse = false, Fact = $"{(upper ? "upper" : "lower")} limit of {name} = {limit}", DayAt = day, Least = limit.LeastAsNumber, Greatest = limit.GreatestAsNumber, Upper = upper, Z = Z(landmark.Level) });
        }

        // A rate was printed, so somebody was observed up to the landmark, unless nobody was left without the event.
        if (landmark.Survival.LeastAsNumber > 0) SeenOn.Add((int)Math.Ceiling(((double)landmark.Time * EndpointConstraintReader.DaysPer(_unit)) - Slack));
    }

    private void SetRows()
    {
        RowCounts = [Subjects];
        if (Endpoint.AtRisk is not { } row) return;
        var days = new List<int> { 0 };
        var counts = new List<int> { Subjects };
        var mayTie = new List<bool> { false };
        var censored = new List<int> { 0 };
        for (int i = 0; i < row.Counts.Length; i++)
        {
            int day = (int)Math.Ceiling(((double)row.Times[i] * EndpointConstraintReader.DaysPer(_unit)) - Slack);
            if (day == 0) continue;
            days.Add(day);
            mayTie.Add(Math.Abs(((double)row.Times[i] * EndpointConstraintReader.DaysPer(_unit)) - day) < 1e-6);
            counts.Add(row.Counts[i]);
            if (!row.CumulativeCensored.IsEmpty) censored.Add(row.CumulativeCensored[i]);
        }

        (RowDays, RowCounts, RowMayTie) = ([.. days], [.. counts], [.. mayTie]);
        if (!row.CumulativeCensored.IsEmpty) RowCensored = [.. censored];
    }

    private void SetCalendar(PublishedStudy study, CohortOptions options)
    {
        DayWindow potential = EndpointConstraintReader.PotentialFollowUp(study);
        bool scans = !string.Equals(Endpoint.Id, ArmFacts.Survival, StringComparison.Ordinal);
        int late = Math.Max(0, potential.First - (scans ? options.ScanIntervalDays : 0));
        FirstCensoring = options.FollowUp == FollowUpAssumption.Complete ? late : 0;
        int empty = Array.IndexOf(RowCounts, 0);
        int last = study.DataCutOff is not null && study.EnrolmentFirst is not null ? potential.Last : int.MaxValue;
        if (empty > 0) last = Math.Min(last, RowDays[empty] - 1);
        LastDayIsProved = last < int.MaxValue;
        // Nothing printed ends the follow-up: a quarter beyond the latest printed time is assumed.
        LastDay = LastDayIsProved ? last : 30 + (5 * LatestPrintedDay() / 4);
    }

    private int LatestPrintedDay()
    {
        int latest = RowDays[^1];
        foreach (CurveCondition condition in Conditions)
        {
            latest = Math.Max(latest, condition.DayAt);
            if (condition.DayBefore < int.MaxValue) latest = Math.Max(latest, condition.DayBefore);
        }

        return latest;
    }

    private void SetPieces()
    {
        var starts = new SortedSet<int> { 0 };
        foreach (int day in RowDays) starts.Add(day);
        if (RowDays.Length == 1)
        {
            foreach (CurveCondition condition in Conditions.Where(c => !c.Reverse && c.DayAt > 0 && c.Kind is ConditionKind.Rate or ConditionKind.Quantile)) starts.Add(condition.DayAt + 1);
            // Between two printed times the hazard may change once, half way: printed times are few and far apart.
            int[] printed = [.. starts.Where(s => s <= LastDay), LastDay + 1];
            for (int i = 1; i < printed.Length; i++) starts.Add(printed[i - 1] + ((printed[i] - printed[i - 1]) / 2));
        }

        Pieces = [.. starts.Where(s => s <= LastDay)];
    }

    private int[] Index(bool reverse)
    {
        CurveCondition[] mine = [.. Conditions.Where(c => c.Reverse == reverse)];
        int[] days = [.. mine.SelectMany(c => new[] { c.DayBefore, c.DayAt }).Where(d => d >= 0).Select(d => Math.Min(d, LastDay)).Distinct().Order()];
        foreach (CurveCondition condition in mine)
        {
            if (condition.DayBefore >= 0) condition.Before = Array.IndexOf(days, Math.Min(condition.DayBefore, LastDay));
            if (condition.DayAt >= 0) condition.At = Array.IndexOf(days, Math.Min(condition.DayAt, LastDay));
        }

        return days;
    }

    /// <summary>The normal quantile of a printed confidence level; 95% where none was printed.</summary>
    internal static double Z(decimal? level) => Normal.UpperQuantile(0.5 * (1 - (double)(level ?? 0.95m)));
}
