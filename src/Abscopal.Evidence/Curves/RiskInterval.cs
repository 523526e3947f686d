namespace Abscopal.Evidence.Curves;

// The time between two rows at risk, or from the last one to the end of the curve. Removed subjects leave in it, by
// event or censored; Start is the fraction of the interval before which nobody is censored.
internal sealed record RiskInterval(double From, double To, int First, int Last, int AtRisk, int Removed, double Skew, bool Tail, bool CensoredAtEnd)
{
    public double Start { get; init; }

    // Guyot et al. 2012 spread censoring evenly within an interval; a curve that ends flat ends with a censoring.
    public double[] Censored(int count)
    {
        double[] times = new double[count];
        double power = Math.Exp(Skew);
        double begin = From + (Start * (To - From));
        for (int k = 0; k < count; k++)
        {
            double share = Tail && CensoredAtEnd ? (k + 1.0) / count : (k + 0.5) / count;
            times[k] = begin + (Math.Pow(share, power) * (To - begin));
        }

        return times;
    }
}
