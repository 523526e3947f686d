using System.Text.Json;
using Abscopal.Survival.Tests.Oracle;

namespace Abscopal.Survival.Tests.IntervalCensored;

public sealed class IntervalCoxTests
{
    [Fact]
    public void Fit_LungOnScans_ReachesTheMaximumThatRFinds()
    {
        JsonElement set = OracleSet.ReadJson("parametric").GetProperty("interval");
        double[] lower = [.. set.GetProperty("lower").EnumerateArray().Select(v => v.GetDouble())];
        double[] upper = [.. set.GetProperty("upper").EnumerateArray().Select(v => v.GetDouble()).Select(u => u < 0 ? double.PositiveInfinity : u)];
        double[] x = [.. set.GetProperty("x").EnumerateArray().Select(v => v.GetDouble())];
        IntervalCoxFit fit = IntervalCox.Fit(IntervalCensoredData.FromIntervals(lower, upper), new IntervalCoxOptions { Covariates = [new("sex", x)] });
        fit.Converged.ShouldBeTrue();
        JsonElement cox = set.GetProperty("cox");
        fit.Coefficients[0].ShouldBe(cox.GetProperty("coef").GetDouble(), 1e-6);
        fit.LogLikelihood.ShouldBe(cox.GetProperty("loglik").GetDouble(), 1e-8);
        fit.StandardErrors[0].Value.ShouldBe(cox.GetProperty("se").GetDouble(), 1e-4);
    }
}
