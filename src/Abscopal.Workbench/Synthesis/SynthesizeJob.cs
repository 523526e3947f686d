using System.Text;
using Abscopal.Clinical.Data;
using Abscopal.Evidence.Cohorts;
using Abscopal.Input;
using Abscopal.Study;
using Abscopal.Study.Published;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Workbench.Synthesis;

/// <summary>Makes a synthetic study in SDTM that agrees with every printed fact of a study's first arm.</summary>
/// <remarks>
/// Times of progression, death and follow-up are those of a reconstructed cohort; everything else is drawn so that the
/// printed counts are met exactly. Nothing in it is a patient's datum, and every file says so.
/// </remarks>
public static class SynthesizeJob
{
    private const int CohortsTried = 200;

    /// <summary>What every file says of itself.</summary>
    public const string Notice = "SYNTHETIC DATA: drawn from published figures, not patient data";

    /// <summary>Draws the study and writes its domains.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>The names of the files.</returns>
    /// <exception cref="InvalidInputException">The study is wrong, its facts leave no cohort, or the folder cannot be written.</exception>
    public static IReadOnlyList<string> Run(SynthesizeRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        OutputFile.CheckFolder(request.Output);
        IReadOnlyList<DomainTable> domains = Draw(request, cancellation);
        DomainFile.Check(domains, request.Format);
        var files = new List<string>();
        foreach (DomainTable domain in domains)
        {
            string name = domain.Name.ToLowerInvariant() + "." + request.Format.ToString().ToLowerInvariant();
            OutputFile.Write(Path.Combine(request.Output, name), stream => DomainFile.Write(domain, request.Format, stream));
            files.Add(name);
        }

        OutputFile.Write(Path.Combine(request.Output, "README.txt"), stream => stream.Write(Encoding.UTF8.GetBytes(Notice + ".\n")));
        files.Add("README.txt");
        return files;
    }

    /// <summary>Draws the domains of the study.</summary>
    /// <param name="request">What is asked; its output folder is not used.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static IReadOnlyList<DomainTable> Draw(SynthesizeRequest request, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        StudyFolder study = StudyFolder.Read(request.Study);
        PublishedArm arm = study.Published.Arms[0];
        if (study.Published.DataCutOff is not { } cutOff)
            throw new InvalidInputException(new InputProblem("the data cut-off is not printed", Path.Combine(request.Study, StudyFolder.PublishedFile), Key: "dataCutOff", Allowed: "a day: a synthetic study needs a calendar"));
        CohortOptions options = ReportAnalyser.Choices(study.Protocol.Analysis, new ReportRequest { Study = request.Study, Output = request.Output, Cohorts = CohortsTried, Seed = request.Seed, Threads = request.Threads });
        CohortSet cohorts = CohortSampler.Draw(study.Published, arm, options, progress: null, cancellation);
        foreach (Cohort cohort in cohorts.Cohorts)
        {
            var facts = new SyntheticFacts(study, arm, cohort, cutOff, options.Seed);
            if (SyntheticSubjects.TryDraw(facts) is { } subjects) return SyntheticDomains.Write(facts, subjects);
        }

        throw new InvalidInputException(new InputProblem(
            cohorts.Cohorts.IsEmpty ? "no cohort agrees with the printed figures" : $"none of {CohortsTried} cohorts leaves room for the printed counts", request.Study, Allowed: "facts that a study can have printed; try another --seed"));
    }
}
