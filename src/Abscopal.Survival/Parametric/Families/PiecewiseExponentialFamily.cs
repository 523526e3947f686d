namespace Abscopal.Survival;

/// <summary>Hazard exp(gamma_k + x'beta) on (c_k, c_k+1]: Friedman, Ann. Stat. 10 (1982) 101-113.</summary>
internal sealed class PiecewiseExponentialFamily(double[] cuts, string[] covariates) : SurvivalFamily
{
    private int Pieces => cuts.Length + 1;

    public override int ParameterCount => Pieces + covariates.Length;

    public override string[] ParameterNames => [.. Enumerable.Range(1, Pieces).Select(k => FormattableString.Invariant($"log(hazard {k})")), .. covariates];

    public override IReadOnlyList<double> Breaks => cuts;

    public override void LogSurvival(double time, ReadOnlySpan<double> x, ReadOnlySpan<double> theta, PointDerivatives result)
    {
        result.Clear();
        double effect = Effect(x, theta);
        for (int k = 0; k < Pieces; k++)
        {
            double from = k == 0 ? 0 : cuts[k - 1];
            if (time <= from) break;
            double to = k < cuts.Length ? Math.Min(time, cuts[k]) : time;
            Add(result, k, x, -Math.Exp(theta[k] + effect) * (to - from));
        }
    }

    public override void LogDensity(double time, ReadOnlySpan<double> x, ReadOnlySpan<double> theta, PointDerivatives result)
    {
        LogSurvival(time, x, theta, result);
        int k = 0;
        while (k < cuts.Length && time > cuts[k]) k++;
        result.Value += theta[k] + Effect(x, theta);
        result.Gradient[k]++;
        for (int j = 0; j < covariates.Length; j++) result.Gradient[Pieces + j] += x[j];
    }

    private double Effect(ReadOnlySpan<double> x, ReadOnlySpan<double> theta)
    {
        double effect = 0;
        for (int j = 0; j < covariates.Length; j++) effect += x[j] * theta[Pieces + j];
        return effect;
    }

    private void Add(PointDerivatives result, int k, ReadOnlySpan<double> x, double value)
    {
        result.Value += value;
        result.Gradient[k] += value;
        result.Hessian[k, k] += value;
        for (int j = 0; j < covariates.Length; j++)
        {
            int place = Pieces + j;
            result.Gradient[place] += value * x[j];
            result.Hessian[k, place] += value * x[j];
            result.Hessian[place, k] += value * x[j];
            for (int i = 0; i < covariates.Length; i++) result.Hessian[place, Pieces + i] += value * x[j] * x[i];
        }
    }
}
