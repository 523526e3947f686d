namespace Abscopal.Survival;

/// <summary>Sums of case weights at each distinct time.</summary>
/// <param name="AtRisk">Of those at risk just before the time.</param>
/// <param name="Events">Of those with the event.</param>
/// <param name="Censored">Of those censored.</param>
internal sealed record EventWeights(double[] AtRisk, double[] Events, double[] Censored)
{
    public EventWeights Reversed()
    {
        double[] atRisk = new double[AtRisk.Length];
        for (int i = 0; i < atRisk.Length; i++) atRisk[i] = AtRisk[i] - Events[i];
        return new EventWeights(atRisk, Censored, Events);
    }

    public EventWeights From(int first) => new(AtRisk[first..], Events[first..], Censored[first..]);
}
