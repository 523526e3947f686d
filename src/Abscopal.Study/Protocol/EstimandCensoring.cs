namespace Abscopal.Study.Protocol;

/// <summary>Which events of a time to an event count.</summary>
/// <param name="Rules">The set of rules.</param>
/// <param name="AssessmentDays">Days between tumour assessments, against which missed visits are counted; null where they are not said.</param>
/// <param name="WindowDays">How many days early or late an assessment may be; null where it is not said.</param>
public sealed record EstimandCensoring(CensoringChoice Rules, int? AssessmentDays, int? WindowDays);
