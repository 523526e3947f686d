using Abscopal.Numerics.Differential;

namespace Abscopal.Numerics.Tests.Differential;

public sealed class RosenbrockTests
{
    // An explicit method needs 30,000 steps here whatever it is asked. A Rosenbrock method loses order on a forcing this
    // stiff (Prothero and Robinson, Math Comp 28 (1974) 145): exactness holds at any tolerance, but a tight one costs steps.
    [Theory]
    [InlineData(1e-5, 1e-4, 5000)]
    [InlineData(1e-8, 1e-7, 50000)]
    public void StiffRelaxation_ClosedForm(double tolerance, double allowed, int steps)
    {
        // y' = -10000 (y - cos t) - sin t has the solution cos t from y(0) = 1.
        var solver = new Rosenbrock(new LambdaSystem<ScalarLane>(1, (t, y) => [S(-10000) * (y[0] - S(Math.Cos(t.Value))) - S(Math.Sin(t.Value))]), new SolverTolerance(tolerance, tolerance / 100), 1e-3);
        double[] y = [1];
        solver.Advance(y, 0, 10);
        y[0].ShouldBe(Math.Cos(10), allowed);
        solver.Steps.ShouldBeLessThan(steps);
    }

    [Fact]
    public void Robertson_PublishedSolution()
    {
        // Robertson's reaction at t = 40; reference values of Hairer and Wanner's test set, 0.7158 9.185e-6 0.2842.
        var system = new LambdaSystem<ScalarLane>(3, (_, y) =>
        {
            ScalarLane first = S(0.04) * y[0];
            ScalarLane back = S(1e4) * y[1] * y[2];
            ScalarLane second = S(3e7) * y[1] * y[1];
            return [back - first, first - back - second, second];
        });
        var solver = new Rosenbrock(system, new SolverTolerance(1e-8, 1e-12), 1e-6);
        double[] y = [1, 0, 0];
        solver.Advance(y, 0, 40);
        y[0].ShouldBe(0.7158270688, 1e-7);
        y[1].ShouldBe(9.185534765e-6, 1e-11);
        (y[0] + y[1] + y[2]).ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Oscillation_ClosedForm()
    {
        var solver = new Rosenbrock(new LambdaSystem<ScalarLane>(2, (_, y) => [y[1], S(0) - y[0]]), new SolverTolerance(1e-9, 1e-11), 0.01);
        double[] y = [1, 0];
        solver.Advance(y, 0, 6);
        y[0].ShouldBe(Math.Cos(6), 1e-7);
        y[1].ShouldBe(-Math.Sin(6), 1e-7);
    }

    private static ScalarLane S(double value) => new(value);
}
