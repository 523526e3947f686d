using System.Collections.Immutable;
using Abscopal.Evidence.Cohorts;
using Abscopal.Evidence.Comparison;
using Abscopal.Evidence.Orders;
using Abscopal.Input;
using Abscopal.Study;
using Abscopal.Study.Published;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>Draws data sets of the arms of printed trials.</summary>
public static class ArmDraws
{
    private const string ProgressionEndpoint = "PFS";

    /// <summary>Draws the first arm of a study: by its event orders where it is small, else from its row at risk.</summary>
    /// <param name="folder">The study's folder, with its protocol.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="sets">How many.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="InvalidInputException">The study cannot be read or too little was printed.</exception>
    public static TrialArm Own(string folder, string endpoint, int sets, ulong seed, CancellationToken cancellation = default)
    {
        StudyFolder study = StudyFolder.Read(folder);
        (PublishedArm arm, PublishedEndpoint printed) = Arm(study, folder, endpoint);
        if (arm.N <= OrderSearch.MostSubjects && printed.Events is not null)
        {
            CohortOptions options = ReportAnalyser.Choices(study.Protocol.Analysis, new ReportRequest { Study = folder, Output = "", Cohorts = sets, Seed = seed });
            CohortSet cohorts = CohortSampler.Draw(study.Published, arm, options, cancellation: cancellation);
            if (cohorts.Outcome != CohortOutcome.Found) throw Missing(folder, endpoint, "printed numbers that a cohort can have; 'abscopal audit' tells more");
            return OfCohorts(study.Published, arm, printed, cohorts.Cohorts);
        }

        return FromRow(study.Published, arm, printed, null, sets, seed) ?? throw Missing(folder, endpoint, "a row at risk in months from time 0, with a rate, a median or numbers censored");
    }

    internal static TrialArm OfPatients(string folder, string endpoint, ArmSample patients)
    {
        StudyFolder study = StudyFolder.Read(folder);
        (PublishedArm arm, PublishedEndpoint printed) = Arm(study, folder, endpoint);
        return new TrialArm(study.Published, arm, printed, [patients]);
    }

    internal static TrialArm OfCohorts(PublishedStudy study, PublishedArm arm, PublishedEndpoint printed, IReadOnlyCollection<Cohort> cohorts) =>
        new(study, arm, printed, ArmSample.FromCohorts(cohorts, printed.Id))
        {
            Progression = !string.Equals(printed.Id, ProgressionEndpoint, StringComparison.Ordinal) && cohorts.All(c => c.Endpoint(ProgressionEndpoint) is not null) ? ArmSample.FromCohorts(cohorts, ProgressionEndpoint) : [],
        };

    private static (PublishedArm Arm, PublishedEndpoint Endpoint) Arm(StudyFolder study, string folder, string endpoint)
    {
        PublishedArm arm = study.Published.Arms[0];
        return (arm, arm.Endpoint(endpoint) ?? throw Missing(folder, endpoint, "an endpoint that was printed: " + string.Join(", ", arm.Endpoints.Select(e => e.Id))));
    }

    /// <summary>Draws an arm from its printed row at risk; null where too little was printed.</summary>
    /// <param name="study">The trial.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="endpoint">The printed endpoint.</param>
    /// <param name="group">The group of the trial.</param>
    /// <param name="sets">How many.</param>
    /// <param name="seed">The seed.</param>
    public static TrialArm? FromRow(PublishedStudy study, PublishedArm arm, PublishedEndpoint endpoint, Words? group, int sets, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(arm);
        if (!PrintedCurveSampler.CanDraw(study, arm, endpoint)) return null;
        ImmutableArray<ArmSample> draws = [.. Enumerable.Range(1, sets).Select(k => PrintedCurveSampler.Draw(study, arm, endpoint, seed, k))];
        bool isControl = study.Contrasts.Any(c => string.Equals(c.Reference, arm.Id, StringComparison.Ordinal)) && study.Contrasts.All(c => !string.Equals(c.Arm, arm.Id, StringComparison.Ordinal));
        return new TrialArm(study, arm, endpoint, draws) { Group = group, IsControl = isControl, Misfit = PrintedCurveSampler.Misfit(endpoint, draws) };
    }

    /// <summary>The control arms of trials, with the arms for which too little was printed.</summary>
    /// <param name="trials">The trials.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="sets">How many data sets of each.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="InvalidInputException">A trial cannot be read.</exception>
    public static (ImmutableArray<TrialArm> Arms, ImmutableArray<string> LeftOut) Others(IEnumerable<ContrastTrial> trials, string endpoint, int sets, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(trials);
        var arms = new List<TrialArm>();
        var left = new List<string>();
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (ContrastTrial trial in trials)
        {
            string file = Directory.Exists(trial.Folder) ? Path.Combine(trial.Folder, StudyFolder.PublishedFile) : trial.Folder;
            PublishedStudy study = PublishedStudyReader.Read(file);
            if (!read.Add(study.Id)) throw new InvalidInputException(new InputProblem($"the trial '{study.Id}' is there twice", file, Key: "--with", Allowed: "each trial once"));
            foreach (PublishedArm arm in study.Arms)
            {
                TrialArm? drawn = arm.Endpoint(endpoint) is { } printed ? FromRow(study, arm, printed, trial.Group, sets, seed) : null;
                if (drawn is not null) arms.Add(drawn);
                else left.Add($"{study.Title}, {arm.Label}: no row at risk of {endpoint} that subjects can be drawn from");
            }
        }

        return ([.. arms.OrderBy(a => !a.IsControl)], [.. left]);
    }

    private static InvalidInputException Missing(string folder, string endpoint, string allowed) =>
        new(new InputProblem("no subjects can be drawn", folder, Key: endpoint, Allowed: allowed));
}
