namespace Abscopal.Workbench.Synthesis;

/// <summary>A subject of a synthetic study.</summary>
internal sealed record SyntheticSubject
{
    public required int Number { get; init; }

    public required string Id { get; init; }

    public required string Site { get; init; }

    public required DateOnly Enrolled { get; init; }

    public required DateOnly FirstDose { get; init; }

    /// <summary>Progression, or the last scan.</summary>
    public required DateOnly LastScan { get; init; }

    /// <summary>Death, or the last contact.</summary>
    public required DateOnly LastContact { get; init; }

    public required bool Progressed { get; init; }

    public required bool Died { get; init; }

    public required bool OnTreatment { get; init; }

    public required int Age { get; init; }

    public required bool Male { get; init; }

    public required bool Smoker { get; init; }

    public required bool BrainMetastases { get; init; }

    public required bool LiverMetastases { get; init; }

    public required DateOnly? Pci { get; init; }

    public required bool NewMetastases { get; init; }

    public required DateOnly? LaterTherapy { get; init; }

    public required DateOnly? Reirradiation { get; init; }

    public required bool SevereEvent { get; init; }

    /// <summary>The last day of treatment; later doses are not given.</summary>
    public DateOnly TreatmentEnd => OnTreatment || Progressed ? LastScan : Died ? LastContact.AddDays(-7) < FirstDose ? FirstDose : LastContact.AddDays(-7) : LastScan;
}
