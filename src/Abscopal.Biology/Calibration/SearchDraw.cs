namespace Abscopal.Biology.Calibration;

/// <summary>A draw of the search.</summary>
/// <param name="Standard">The fitted vector, standard normal under the prior.</param>
/// <param name="LogLikelihood">Its log-likelihood with the subjects of the search, raised to the power.</param>
public sealed record SearchDraw(double[] Standard, double LogLikelihood);
