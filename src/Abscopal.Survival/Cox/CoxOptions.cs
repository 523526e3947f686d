namespace Abscopal.Survival;

/// <summary>How a Cox regression is made.</summary>
public sealed record CoxOptions
{
    /// <summary>How tied events share their risk set.</summary>
    /// <value>Efron's by default, as in R.</value>
    public CoxTies Ties { get; init; } = CoxTies.Efron;

    /// <summary>The confidence level, strictly between 0 and 1.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>Where limits come from.</summary>
    /// <value>Wald's by default.</value>
    public CoxLimits Limits { get; init; } = CoxLimits.Wald;

    /// <summary>Which covariance standard errors come from.</summary>
    /// <value>Robust with case weights, otherwise the inverse information, by default.</value>
    public CoxVariance Variance { get; init; } = CoxVariance.Automatic;

    /// <summary>A known part of the log hazard of each row, not estimated; null for none.</summary>
    public double[]? Offset { get; init; }

    /// <summary>
    /// Whether the likelihood is penalised by half the log determinant of the information, which takes away the first-order
    /// bias and keeps coefficients finite. Source: Heinze and Schemper, Biometrics 57 (2001) 114-119.
    /// </summary>
    /// <value>False by default.</value>
    public bool Firth { get; init; }

    /// <summary>The largest change of the log hazard across the range of a covariate in the last step, which is still taken.</summary>
    /// <value>1e-6 by default: as Newton's steps converge quadratically, what is left is of the order of its square.</value>
    public double StepTolerance { get; init; } = 1e-6;

    /// <summary>The most Newton steps.</summary>
    /// <value>60 by default.</value>
    public int MaximalIterations { get; init; } = 60;

    internal void Check(int rows)
    {
        if (!(Level > 0 && Level < 1)) throw new SurvivalDataException($"level {Level:R} must lie strictly between 0 and 1");
        if (!(StepTolerance > 0 && StepTolerance < 1)) throw new SurvivalDataException($"step tolerance {StepTolerance:R} must lie strictly between 0 and 1");
        if (MaximalIterations < 1) throw new SurvivalDataException($"{MaximalIterations} iterations are too few; at least 1 is needed");
        if (Offset is null) return;
        SurvivalDataException.ThrowIfUnequal(rows, Offset.Length, "offset");
        for (int i = 0; i < Offset.Length; i++)
        {
            if (!double.IsFinite(Offset[i])) throw new SurvivalDataException($"row {i + 1}: offset {Offset[i]:R} is not finite");
        }
    }
}
