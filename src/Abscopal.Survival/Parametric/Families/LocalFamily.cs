using Abscopal.Numerics.Differentiation;

namespace Abscopal.Survival;

/// <summary>A family in a location x'beta and at most two more parameters.</summary>
internal abstract class LocalFamily(string locationName, string[] extraNames, string[] covariates) : SurvivalFamily
{
    private readonly double[] _forms = new double[(1 + extraNames.Length) * (1 + covariates.Length + extraNames.Length)];

    public override int ParameterCount => 1 + covariates.Length + extraNames.Length;

    public override string[] ParameterNames => [locationName, .. covariates, .. extraNames];

    public override void LogSurvival(double time, ReadOnlySpan<double> x, ReadOnlySpan<double> theta, PointDerivatives result)
    {
        if (time <= 0) result.Clear();
        else result.Set(LogSurvival(time, Form(x, theta, 0), Form(x, theta, 1), Form(x, theta, 2)), _forms, 1 + extraNames.Length);
    }

    public override void LogDensity(double time, ReadOnlySpan<double> x, ReadOnlySpan<double> theta, PointDerivatives result) =>
        result.Set(LogDensity(time, Form(x, theta, 0), Form(x, theta, 1), Form(x, theta, 2)), _forms, 1 + extraNames.Length);

    protected abstract Jet LogSurvival(double time, Jet location, Jet second, Jet third);

    protected abstract Jet LogDensity(double time, Jet location, Jet second, Jet third);

    private Jet Form(ReadOnlySpan<double> x, ReadOnlySpan<double> theta, int index)
    {
        if (index > extraNames.Length) return 0;
        int n = ParameterCount;
        if (index > 0)
        {
            int place = covariates.Length + index;
            _forms[(index * n) + place] = 1;
            return Jet.Variable(theta[place], index);
        }

        double location = theta[0];
        _forms[0] = 1;
        for (int j = 0; j < covariates.Length; j++)
        {
            _forms[j + 1] = x[j];
            location += x[j] * theta[j + 1];
        }

        return Jet.Variable(location, 0);
    }
}
