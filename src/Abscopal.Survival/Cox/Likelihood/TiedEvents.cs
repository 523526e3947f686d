namespace Abscopal.Survival;

/// <summary>What the events of one time add to a likelihood, per unit of <see cref="RiskSetLikelihood"/>'s algebra.</summary>
/// <param name="Hazard">The hazard at the time.</param>
/// <param name="LessForEvents">By how much less the events themselves are exposed to.</param>
/// <param name="MeanFactor">What the sum of the covariates over the risk set is multiplied by.</param>
/// <param name="MeanShift">How many times the sum over the events is taken from it first.</param>
/// <param name="TieFactor">What the sum over the events is multiplied by in the second square.</param>
internal readonly record struct TiedEvents(double Hazard, double LessForEvents, double MeanFactor, double MeanShift, double TieFactor)
{
    public static TiedEvents Breslow(double sum, double weight, ref LogSum logs)
    {
        logs.Add(sum, weight);
        double hazard = weight / sum;
        return new TiedEvents(hazard, 0, weight == 1 ? hazard : Math.Sqrt(weight) / sum, 0, 0);
    }

    public static TiedEvents Efron(double sum, double events, int deaths, double share, ref LogSum logs)
    {
        double less = 0;
        double hazard = 0;
        double square = 0;
        double cross = 0;
        double tie = 0;
        double step = 1.0 / deaths;
        double part = events / sum;
        for (int k = 0; k < deaths; k++)
        {
            double a = k * step;
            double rest = 1 - (a * part);
            double inverse = 1 / rest;
            logs.Add(sum * rest, share);
            hazard += inverse;
            less += a * inverse;
            inverse *= inverse;
            square += inverse;
            cross += a * inverse;
            tie += a * a * inverse;
        }

        return new TiedEvents(
            share * hazard / sum,
            share * less / sum,
            Math.Sqrt(share * square) / sum,
            cross / square,
            Math.Sqrt(share * Math.Max(0, tie - (cross * cross / square))) / sum);
    }
}
