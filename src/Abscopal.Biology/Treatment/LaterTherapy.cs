namespace Abscopal.Biology.Treatment;

/// <summary>
/// Treatment after progression, crossing to the other arm's drugs included, as a factor on the hazard of death that the
/// tumour causes, from the scan that showed progression. Tumours grow on as before. The fitted hazards already hold the
/// later therapy of the trials they were fitted on: the factor says how far a trial differs from those.
/// </summary>
/// <param name="SubjectShare">Share of subjects who receive it at progression, 0 to 1.</param>
/// <param name="HazardFactor">Assumed range of the factor; members of the ensemble are spread over it.</param>
public sealed record LaterTherapy(double SubjectShare, AssumedRange HazardFactor);
