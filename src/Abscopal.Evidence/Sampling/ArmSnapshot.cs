namespace Abscopal.Evidence.Sampling;

/// <summary>The sums of an <see cref="ArmState"/> before a proposal, to be put back when it is refused.</summary>
internal sealed class ArmSnapshot(int forward, int reverse, int conditions)
{
    public double[] Forward { get; } = new double[2 * forward];

    public double[] Reverse { get; } = new double[2 * reverse];

    public double[] Penalties { get; } = new double[conditions];

    public double Penalty { get; set; }

    public double LogPrior { get; set; }
}
