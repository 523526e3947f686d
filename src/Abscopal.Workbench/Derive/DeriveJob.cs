using System.Text;
using Abscopal.Clinical.Data;
using Abscopal.Clinical.Derivation;
using Abscopal.Clinical.TimeToEvent;
using Abscopal.Input;
using Abscopal.Study;
using Abscopal.Study.Protocol;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Derive;

/// <summary>Derives ADaM datasets from a folder of SDTM domains.</summary>
public static class DeriveJob
{
    /// <summary>The name of the file of what does not agree in the data; written where something does not.</summary>
    public const string FindingsFile = "findings.txt";

    private const int UsualWindow = 7;

    /// <summary>Reads, derives and writes.</summary>
    /// <param name="request">What is asked.</param>
    /// <exception cref="InvalidInputException">A domain, a variable or a value is wrong, or the folder cannot be written.</exception>
    public static AdamStudy Run(DeriveRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        OutputFile.CheckFolder(request.Output);
        AdamStudy adam = AdamDerivation.Derive(DomainFolder.Read(request.Sdtm, AdamDerivation.Domains), Options(request));
        DomainFile.Check(adam.Tables, request.Format);
        foreach (DomainTable table in adam.Tables)
            OutputFile.Write(Path.Combine(request.Output, table.Name.ToLowerInvariant() + "." + request.Format.ToString().ToLowerInvariant()), stream => DomainFile.Write(table, request.Format, stream));
        string findings = Path.Combine(request.Output, FindingsFile);
        if (adam.Findings.IsEmpty) File.Delete(findings);
        else OutputFile.Write(findings, stream => stream.Write(Encoding.UTF8.GetBytes(string.Join('\n', adam.Findings) + "\n")));
        return adam;
    }

    /// <summary>The choices of a derivation, those of the protocol where none are given.</summary>
    /// <param name="request">What is asked.</param>
    public static DerivationOptions Options(DeriveRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        string? file = request.Study is { } path && Directory.Exists(path) ? Path.Combine(path, StudyFolder.ProtocolFile) : request.Study;
        EstimandCensoring? stated = file is null ? null : StudyProtocolReader.Read(file).Estimands.FirstOrDefault(e => e.Endpoint is "PFS")?.Censoring;
        CensoringChoice choice = request.Censoring ?? stated?.Rules ?? CensoringChoice.Ema;
        if (choice == CensoringChoice.Fda && stated?.AssessmentDays is null)
            throw new InvalidInputException(new InputProblem("the rules of the FDA count missed visits, and no interval of assessments is stated", file, Key: "estimands.censoring.assessmentDays", Allowed: "the days between assessments, in the estimand of PFS"));
        return new DerivationOptions
        {
            Censoring = choice == CensoringChoice.Fda ? CensoringRules.Fda(AssessmentSchedule.Every(stated!.AssessmentDays!.Value, stated.WindowDays ?? UsualWindow)) : CensoringRules.Ema,
            Responses = request.Responses,
            CutOff = request.CutOff,
        };
    }
}
