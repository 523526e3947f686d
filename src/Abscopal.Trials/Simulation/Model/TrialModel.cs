namespace Abscopal.Trials.Simulation.Model;

/// <summary>A trial that is more than two arms, one endpoint and the log-rank test.</summary>
public sealed record TrialModel
{
    /// <summary>Arms with the control, at least 2. More than two are allocated 1:1:...:1.</summary>
    public int Arms { get; init; } = 2;

    /// <summary>The share of biomarker-positive subjects; 0 for no strata.</summary>
    public double PositiveShare { get; init; }

    /// <summary>The endpoint whose events trigger looks.</summary>
    public int TriggerEndpoint { get; init; }

    /// <summary>Whether only positive subjects' events trigger looks.</summary>
    public bool TriggerPositiveOnly { get; init; }

    /// <summary>The hypotheses, at most 8; the first is the one that futility looks at.</summary>
    public required IReadOnlyList<Hypothesis> Hypotheses { get; init; }

    /// <summary>
    /// Efficacy bounds: of each set of hypotheses already rejected (as bits), of each hypothesis, of each look; null for
    /// none. One table of zero rejections serves hypotheses that are tested on their own.
    /// </summary>
    public required IReadOnlyList<IReadOnlyList<IReadOnlyList<double?>>> Bounds { get; init; }

    /// <summary>How bounds of a single hypothesis follow the events that are really there, or null to keep the planned ones.</summary>
    public BoundUpdate? Update { get; init; }

    /// <summary>What may change after the first look, or null for nothing.</summary>
    public Adaptation? Adaptation { get; init; }

    /// <summary>Whether the first claim of efficacy ends the trial; else it goes on until every hypothesis is decided.</summary>
    public bool StopsAtFirst { get; init; }

    /// <summary>Whether it is one test of one endpoint of two arms and nothing changes on the way: what <see cref="TrialSimulator"/> runs, faster.</summary>
    internal bool IsPlain(TrialSimulationOptions options) =>
        Arms == 2 && PositiveShare == 0 && TriggerEndpoint == 0 && Update is null && Adaptation is null && Bounds.Count == 1
        && Hypotheses is [{ Endpoint: 0, Arm: 1, PositiveOnly: false }]
        && options.Scenarios.All(scenario => scenario.Courses!.All(course => course.Progression is null));

    internal void Check(TrialSimulationOptions options)
    {
        if (Arms is < 2 or > 16) throw new DesignException("arms", $"are {Arms}", "2 to 16");
        if (!(PositiveShare >= 0 && PositiveShare < 1)) throw new DesignException("positiveShare", $"is {DesignCheck.Text(PositiveShare)}", "0 to below 1");
        if (Hypotheses.Count is 0 or > 8) throw new DesignException("hypotheses", $"are {Hypotheses.Count}", "1 to 8");
        for (int h = 0; h < Hypotheses.Count; h++)
        {
            Hypothesis hypothesis = Hypotheses[h];
            hypothesis.Statistic.Check($"hypotheses[{h}].test");
            if (hypothesis.Arm < 1 || hypothesis.Arm >= Arms) throw new DesignException($"hypotheses[{h}].arm", $"is {hypothesis.Arm}", $"1 to {Arms - 1}");
            if (hypothesis.Endpoint is < 0 or > 1) throw new DesignException($"hypotheses[{h}].endpoint", $"is {hypothesis.Endpoint}", "0 or 1");
            if (hypothesis.PositiveOnly && PositiveShare == 0) throw new DesignException($"hypotheses[{h}].population", "is the positive subjects, of whom there are none", "a positive share");
        }

        if (Bounds.Count != 1 && Bounds.Count != 1 << Hypotheses.Count) throw new DesignException("bounds", $"are {Bounds.Count} tables", $"1 or {1 << Hypotheses.Count}");
        if (Bounds.Any(table => table.Count != Hypotheses.Count || table.Any(row => row.Count != options.Looks.Count))) throw new DesignException("bounds", "do not fit the hypotheses and looks", "one a hypothesis and look");
        int strata = PositiveShare > 0 ? 2 : 1;
        for (int s = 0; s < options.Scenarios.Count; s++)
        {
            IReadOnlyList<SubjectCourse>? courses = options.Scenarios[s].Courses;
            if (courses is null || courses.Count != Arms * strata) throw new DesignException($"scenarios[{s}]", $"has {courses?.Count ?? 0} courses", $"{Arms * strata}, one an arm and stratum");
            for (int c = 0; c < courses.Count; c++) courses[c].Check($"scenarios[{s}]");
            if (courses.Any(course => course.Progression is null) && Hypotheses.Any(h => h.Endpoint == 1)) throw new DesignException($"scenarios[{s}]", "has no progression for a second endpoint", "an illness-death course");
        }
    }
}
