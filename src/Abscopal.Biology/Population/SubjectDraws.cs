using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Random;

namespace Abscopal.Biology.Population;

/// <summary>
/// The random numbers of virtual subjects, apart from any parameter: the same subjects meet every regimen, every
/// member of the ensemble and every rival explanation.
/// </summary>
public sealed class SubjectDraws
{
    internal const int Kinds = 12;
    private const uint Purpose = 0x42696F31;

    /// <summary>Draws subjects.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="cohort">Number of the cohort.</param>
    /// <param name="count">Subjects.</param>
    public SubjectDraws(ulong seed, uint cohort, int count)
    {
        Count = count;
        Normals = new double[count * Kinds];
        Uniforms = new double[count * 3];
        Fates = new double[count];
        for (int s = 0; s < count; s++)
        {
            var stream = new RandomStream(seed, new StreamAddress(Purpose, cohort, (uint)s));
            for (int k = 0; k < Kinds; k++) Normals[(s * Kinds) + k] = stream.NextNormal();
            for (int k = 0; k < 3; k++) Uniforms[(s * 3) + k] = stream.NextUniform();
            Fates[s] = stream.NextExponential();
        }
    }

    /// <summary>The number of subjects.</summary>
    public int Count { get; }

    /// <summary>
    /// Draws subjects whose every number is spread evenly: the draw of rank r of n becomes the quantile at
    /// (r + 1/2)/n (Latin hypercube, McKay, Beckman and Conover, Technometrics 21 (1979) 239). Means over such a
    /// cohort vary far less; its members are no independent sample.
    /// </summary>
    /// <param name="seed">The seed.</param>
    /// <param name="cohort">Number of the cohort.</param>
    /// <param name="count">Subjects.</param>
    public static SubjectDraws Stratified(ulong seed, uint cohort, int count)
    {
        var draws = new SubjectDraws(seed, cohort, count);
        for (int k = 0; k < Kinds; k++) Spread(draws.Normals, k, Kinds, count, Normal.Quantile);
        for (int k = 0; k < 3; k++) Spread(draws.Uniforms, k, 3, count, p => p);
        draws.OrderAlike();
        return draws;
    }

    private static void Spread(double[] values, int offset, int stride, int count, Func<double, double> quantile)
    {
        int[] order = [.. Enumerable.Range(0, count).OrderBy(s => values[(s * stride) + offset]).ThenBy(s => s)];
        for (int rank = 0; rank < count; rank++) values[(order[rank] * stride) + offset] = quantile((rank + 0.5) / count);
    }

    // Subjects of like tempo side by side let eight of them share steps better.
    private void OrderAlike()
    {
        int[] order = [.. Enumerable.Range(0, Count).OrderBy(s => (int)(4 * Uniforms[s * 3])).ThenBy(s => Normals[s * Kinds])];
        double[] normals = [.. Normals];
        double[] uniforms = [.. Uniforms];
        for (int s = 0; s < Count; s++)
        {
            normals.AsSpan(order[s] * Kinds, Kinds).CopyTo(Normals.AsSpan(s * Kinds));
            uniforms.AsSpan(order[s] * 3, 3).CopyTo(Uniforms.AsSpan(s * 3));
        }
    }

    internal double[] Normals { get; }

    internal double[] Uniforms { get; }

    internal double[] Fates { get; }
}
