namespace Abscopal.Evidence.Bias;

/// <summary>What one factor adds to the difference in prognosis.</summary>
/// <param name="Factor">Its name.</param>
/// <param name="Difference">On the log hazard scale, treatment minus control; negative where the treatment arm is the better risk.</param>
public sealed record CaseMixContribution(string Factor, double Difference);
