using Abscopal.Numerics.Differential;

namespace Abscopal.Numerics.Tests.Differential;

public sealed class DormandPrinceTests
{
    private static readonly SolverTolerance Tight = new(1e-10, 1e-12);

    [Theory]
    [InlineData(-0.7)]
    [InlineData(0.3)]
    [InlineData(-5)]
    public void Exponential_ClosedForm(double rate)
    {
        double y = Solve((_, y) => [S(rate) * y[0]], [2], 0, 4, Tight)[0];
        y.ShouldBe(2 * Math.Exp(rate * 4), 1e-9 * Math.Exp(Math.Max(0, rate * 4)));
    }

    [Theory]
    [InlineData(0.004, 3000, 61, 365)]
    [InlineData(0.03, 100, 0.001, 200)]
    [InlineData(0.01, 50, 120, 90)]
    public void Gompertz_ClosedForm(double rate, double capacity, double start, double time)
    {
        // N' = rho N ln(K/N) has the solution K (N0/K)^exp(-rho t).
        double y = Solve((_, y) => [S(rate) * y[0] * (S(Math.Log(capacity)) - ScalarLane.Log(y[0]))], [start], 0, time, Tight)[0];
        double expected = capacity * Math.Pow(start / capacity, Math.Exp(-rate * time));
        (y / expected).ShouldBe(1, 1e-8);
    }

    [Fact]
    public void ExponentialBetweenFractions_LinearQuadraticClosedForm()
    {
        var solver = new DormandPrince<ScalarLane>(new LambdaSystem<ScalarLane>(1, (_, y) => [S(0.01) * y[0]]), Tight, 0.1);
        ScalarLane[] state = [S(10)];
        for (int fraction = 0; fraction < 5; fraction++)
        {
            solver.Advance(state, fraction, fraction + 1);
            state[0] *= S(Math.Exp(-(0.1 * 3) - (0.01 * 9)));
            solver.Restart();
        }

        state[0].Value.ShouldBe(10 * Math.Exp((0.01 * 5) - (5 * ((0.1 * 3) + (0.01 * 9)))), 1e-9);
    }

    [Fact]
    public void Steps_ErrorFallsWithTolerance()
    {
        double[] errors = [.. new[] { 1e-4, 1e-6, 1e-8 }.Select(tolerance =>
        {
            double[] y = Solve((_, y) => [y[1], S(0) - y[0]], [1, 0], 0, 20, new SolverTolerance(tolerance, tolerance));
            return Math.Max(Math.Abs(y[0] - Math.Cos(20)), Math.Abs(y[1] + Math.Sin(20)));
        })];
        errors[0].ShouldBeLessThan(2e-3);
        errors[1].ShouldBeLessThan(errors[0] / 20);
        errors[2].ShouldBeLessThan(errors[1] / 20);
    }

    [Fact]
    public void TimeDependentDerivative_ClosedForm() =>
        Solve((t, _) => [t * t], [0], 1, 3, Tight)[0].ShouldBe(26.0 / 3, 1e-10);

    [Fact]
    public void EightSideBySide_HaveTheBitsOfEachAlone()
    {
        double[] rates = [0.001, 0.004, 0.02, 0.3, 0.0002, 0.08, 1.1, 0.01];
        double[] starts = [1, 60, 500, 1e-9, 2, 2999, 30, 7];
        WideLane[] wide = [WideLane.Load(starts)];
        var system = new LambdaSystem<WideLane>(1, (_, y) => [WideLane.Load(rates) * y[0] * (WideLane.Of(8) - WideLane.Log(y[0]))]);
        var solver = new DormandPrince<WideLane>(system, new SolverTolerance(1e-6, 1e-9), 0.5);
        solver.Advance(wide, 0, 21);
        solver.Advance(wide, 21, 300);
        for (int lane = 0; lane < rates.Length; lane++)
        {
            ScalarLane rate = S(rates[lane]);
            ScalarLane[] alone = [S(starts[lane])];
            var one = new DormandPrince<ScalarLane>(new LambdaSystem<ScalarLane>(1, (_, y) => [rate * y[0] * (S(8) - ScalarLane.Log(y[0]))]), new SolverTolerance(1e-6, 1e-9), 0.5);
            one.Advance(alone, 0, 21);
            one.Advance(alone, 21, 300);
            BitConverter.DoubleToInt64Bits(alone[0].Value).ShouldBe(BitConverter.DoubleToInt64Bits(wide[0].At(lane)));
        }
    }

    [Fact]
    public void Nothing_HappensInNoTime() => Solve((_, y) => [y[0]], [3], 5, 5, Tight)[0].ShouldBe(3);

    private static ScalarLane S(double value) => new(value);

    private static double[] Solve(Func<ScalarLane, ScalarLane[], ScalarLane[]> derivative, double[] start, double from, double to, SolverTolerance tolerance)
    {
        var solver = new DormandPrince<ScalarLane>(new LambdaSystem<ScalarLane>(start.Length, derivative), tolerance, 0.01);
        ScalarLane[] state = [.. start.Select(S)];
        solver.Advance(state, from, to);
        return [.. state.Select(s => s.Value)];
    }
}
