using Abscopal.Numerics.Elementary;
using Abscopal.Numerics.Random;

namespace Abscopal.Numerics.Tests.Elementary;

public sealed class VectorElementaryMathTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(4099)]
    public void Log_EqualsScalar_BitForBit(int count)
    {
        double[] x = Numbers(count, positive: true);
        double[] result = new double[count];
        VectorElementaryMath.Log(x, result);
        for (int i = 0; i < count; i++) Bits(result[i]).ShouldBe(Bits(ElementaryMath.Log(x[i])));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(4099)]
    public void Exp_EqualsScalar_BitForBit(int count)
    {
        double[] x = Numbers(count, positive: false);
        double[] result = new double[count];
        VectorElementaryMath.Exp(x, result);
        for (int i = 0; i < count; i++) Bits(result[i]).ShouldBe(Bits(ElementaryMath.Exp(x[i])));
    }

    private static long Bits(double x) => BitConverter.DoubleToInt64Bits(x);

    private static double[] Numbers(int count, bool positive)
    {
        var stream = new RandomStream(7, new StreamAddress(1, 2, 3));
        double[] x = new double[count];
        for (int i = 0; i < count; i++)
        {
            double u = stream.NextUniform();
            x[i] = positive ? (i % 3 == 0 ? u : Math.Exp(1400 * (u - 0.5))) : (i % 3 == 0 ? u : 1600 * (u - 0.5));
        }

        if (count < 100) return x;
        double[] odd = [0, 1, double.PositiveInfinity, double.NaN, 5e-324, 1e-310, 1.4142135623730951, -3, -700, 700, -745, 709.7];
        odd.CopyTo(x, 50);
        return x;
    }
}
