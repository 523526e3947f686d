using Abscopal.Numerics.Differentiation;

namespace Abscopal.Survival;

/// <summary>
/// s(log t) = gamma0 + gamma1 log t + sum of gamma_j v_j(log t) + x'beta on the hazard, odds or normal scale, with
/// v_j(y) = (y - k_j)+^3 - l_j (y - k_min)+^3 - (1 - l_j)(y - k_max)+^3: Royston and Parmar, Stat. Med. 21 (2002)
/// 2175-2197, equations 6 and 7.
/// </summary>
internal sealed class RoystonParmarFamily(double[] knots, SplineScale scale, string[] covariates) : SurvivalFamily
{
    private static readonly double HalfLog2Pi = 0.5 * Math.Log(2 * Math.PI);
    private readonly double[] _forms = new double[2 * (knots.Length + covariates.Length)];

    public override int ParameterCount => knots.Length + covariates.Length;

    public override string[] ParameterNames => [.. Enumerable.Range(0, knots.Length).Select(k => FormattableString.Invariant($"gamma{k}")), .. covariates];

    public override void LogSurvival(double time, ReadOnlySpan<double> x, ReadOnlySpan<double> theta, PointDerivatives result)
    {
        if (time <= 0) result.Clear();
        else result.Set(LogSurvival(Forms(Math.Log(time), x, theta).Level), _forms, 1);
    }

    public override void LogDensity(double time, ReadOnlySpan<double> x, ReadOnlySpan<double> theta, PointDerivatives result)
    {
        double y = Math.Log(time);
        (Jet s, Jet slope) = Forms(y, x, theta);
        Jet core = scale switch
        {
            SplineScale.Hazard => s - Jet.Exp(s),
            SplineScale.Odds => s - (2 * Jet.LogOnePlusExp(s)),
            _ => (-0.5 * s * s) - HalfLog2Pi,
        };
        if (slope.Value > 0) result.Set(core + Jet.Log(slope) - y, _forms, 2);
        else
        {
            result.Clear();
            result.Value = double.NegativeInfinity;
        }
    }

    private Jet LogSurvival(Jet s) => scale switch
    {
        SplineScale.Hazard => -Jet.Exp(s),
        SplineScale.Odds => -Jet.LogOnePlusExp(s),
        _ => Jet.LogNormalUpperTail(s),
    };

    private (Jet Level, Jet Slope) Forms(double y, ReadOnlySpan<double> x, ReadOnlySpan<double> theta)
    {
        int n = ParameterCount;
        double first = knots[0];
        double last = knots[^1];
        _forms[0] = 1;
        _forms[1] = y;
        _forms[n + 1] = 1;
        for (int j = 1; j < knots.Length - 1; j++)
        {
            double share = (last - knots[j]) / (last - first);
            _forms[j + 1] = Cube(y - knots[j]) - (share * Cube(y - first)) - ((1 - share) * Cube(y - last));
            _forms[n + j + 1] = 3 * (Square(y - knots[j]) - (share * Square(y - first)) - ((1 - share) * Square(y - last)));
        }

        for (int j = 0; j < covariates.Length; j++) _forms[knots.Length + j] = x[j];
        double level = 0;
        double slope = 0;
        for (int i = 0; i < n; i++)
        {
            level += _forms[i] * theta[i];
            slope += _forms[n + i] * theta[i];
        }

        return (Jet.Variable(level, 0), Jet.Variable(slope, 1));
    }

    private static double Cube(double x) => x > 0 ? x * x * x : 0;

    private static double Square(double x) => x > 0 ? x * x : 0;
}
