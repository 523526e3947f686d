using System.Collections.Immutable;
using Abscopal.Clinical.Data;
using Abscopal.Input;

namespace Abscopal.Clinical.Derivation;

/// <summary>Derives analysis datasets from the domains of a study.</summary>
public static class AdamDerivation
{
    /// <summary>The domains that are read. DM has to be there.</summary>
    public static IReadOnlyList<string> Domains { get; } = ["DM", "EX", "DS", "AE", "TU", "TR", "RS", "CM", "PR", "SU", "QS", "SS", "LB", "TS"];

    /// <summary>Derives the datasets.</summary>
    /// <param name="sdtm">The domains.</param>
    /// <param name="options">The choices.</param>
    /// <exception cref="InvalidInputException">A domain or a variable is missing, or a value is wrong.</exception>
    public static AdamStudy Derive(DomainFolder sdtm, DerivationOptions options)
    {
        ArgumentNullException.ThrowIfNull(sdtm);
        ArgumentNullException.ThrowIfNull(options);
        StudySubjects subjects = StudySubjects.Read(sdtm, options);
        TumourRecords? tumours = TumourRecords.Read(sdtm, subjects);
        SubjectResponses responses = SubjectResponses.Build(sdtm, subjects, tumours, options);
        LaterTherapy[][] therapies = LaterTherapy.Read(subjects, sdtm);
        var tables = ImmutableArray.CreateBuilder<DomainTable>();
        tables.Add(AdslTable.Build(subjects, sdtm, responses, therapies));
        if (sdtm.Find("EX") is { } exposure) tables.Add(AdexTable.Build(subjects, exposure));
        LaboratoryRecords? laboratory = LaboratoryRecords.Read(sdtm, subjects, options);
        if (sdtm.Find("AE") is { } events) tables.Add(AdaeTable.Build(subjects, events, laboratory, options));
        if (laboratory is not null) tables.Add(AdlbTable.Build(subjects, laboratory));
        if (tumours is not null) tables.Add(AdtrTable.Build(subjects, tumours));
        if (responses.Any) tables.Add(AdrsTable.Build(subjects, responses));
        if (AdcmTable.Build(subjects, responses, therapies) is { } later) tables.Add(later);
        tables.Add(AdtteTable.Build(subjects, responses, options));
        return new AdamStudy(subjects.Study, tables.ToImmutable(), subjects.CutOff, responses.Findings);
    }
}
