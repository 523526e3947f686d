using Abscopal.Biology.Model;
using Abscopal.Biology.Population;
using Abscopal.Biology.Treatment;

namespace Abscopal.Biology.Ensembles;

/// <summary>One set of parameters that fits the trials as well as the others.</summary>
/// <param name="Weight">Its weight; the weights of an ensemble sum to 1.</param>
/// <param name="Standard">The fitted vector, standard normal under the prior.</param>
/// <param name="Shares">Where it lies in each assumed range, 0 to 1, in the order of <see cref="AssumedNames"/>.</param>
/// <param name="Alpha">Linear radiosensitivity, per Gy, from the contrast of CREST.</param>
public sealed record EnsembleMember(double Weight, double[] Standard, double[] Shares, double Alpha)
{
    private const double Ln2 = 0.6931471805599453;

    private static readonly AssumedRange[] Ranges = [new(0, 3), new(0, 3), new(2, 8), new(12, 18), new(3, 10), new(2, 10), new(0, 1)];

    /// <summary>What no trial informs, drawn evenly from its range.</summary>
    public static IReadOnlyList<string> AssumedNames { get; } =
        ["interferonTrafficking", "interferonGreatest", "interferonHalfDose", "trex1Dose", "alphaBetaRatio", "interferonHalfLife", "partnerStrength"];

    /// <summary>The range of an assumed quantity.</summary>
    /// <param name="index">Its place in <see cref="AssumedNames"/>.</param>
    public static AssumedRange RangeOf(int index) => Ranges[index];

    /// <summary>The constants that its subjects share.</summary>
    public ModelConstants Constants() => VirtualPopulation.Constants(Standard, AssumedConstants(Shares) with { Alpha = Alpha });

    /// <summary>The constants that shares of the assumed ranges stand for.</summary>
    /// <param name="shares">In the order of <see cref="AssumedNames"/>.</param>
    public static ModelConstants AssumedConstants(ReadOnlySpan<double> shares) => new()
    {
        InterferonTrafficking = Ranges[0].At(shares[0]),
        InterferonGreatest = Ranges[1].At(shares[1]),
        InterferonHalfDose = Ranges[2].At(shares[2]),
        Trex1Dose = Ranges[3].At(shares[3]),
        AlphaBetaRatio = Ranges[4].At(shares[4]),
        InterferonDecay = Ln2 / Ranges[5].At(shares[5]),
    };
}
