namespace Abscopal.Numerics.Quadrature;

/// <summary>The 16-point Gauss-Legendre rule.</summary>
/// <remarks>Abramowitz and Stegun table 25.4; the nodes are found by Newton's method on the Legendre polynomial.</remarks>
public static class GaussLegendre16
{
    private const int Points = 16;
    private static readonly double[] NodeTable = new double[Points];
    private static readonly double[] WeightTable = new double[Points];

    static GaussLegendre16()
    {
        for (int i = 0; i < Points; i++)
        {
            double x = Math.Cos(Math.PI * (i + 0.75) / (Points + 0.5));
            double derivative = 1;
            for (int step = 0; step < 10; step++)
            {
                double previous = 1;
                double current = x;
                for (int k = 2; k <= Points; k++) (previous, current) = (current, ((((2 * k) - 1) * x * current) - ((k - 1) * previous)) / k);
                derivative = Points * ((x * current) - previous) / ((x * x) - 1);
                x -= current / derivative;
            }

            NodeTable[i] = x;
            WeightTable[i] = 2 / ((1 - (x * x)) * derivative * derivative);
        }
    }

    /// <summary>The nodes on (-1, 1).</summary>
    public static ReadOnlySpan<double> Nodes => NodeTable;

    /// <summary>The weights, which add up to 2.</summary>
    public static ReadOnlySpan<double> Weights => WeightTable;
}
