using Abscopal.Numerics.Roots;

namespace Abscopal.Numerics.Tests.Roots;

public sealed class BrentTests
{
    [Fact]
    public void Root_OfCosineMinusX_IsDottiesNumber() =>
        Brent.Root(x => Math.Cos(x) - x, 0, 1).ShouldBe(0.7390851332151607, 1e-14);

    [Fact]
    public void Root_OfSteepFunction_IsFound() =>
        Brent.Root(x => Math.Exp(40 * x) - 2, -1, 1).ShouldBe(Math.Log(2) / 40, 1e-13);

    [Fact]
    public void Root_SameSigns_Throws() => Should.Throw<ArgumentException>(() => Brent.Root(x => (x * x) + 1, -1, 1));
}
