using Abscopal.Study.Reading;
using Abscopal.Trials;
using Abscopal.Trials.SampleSize;
using Abscopal.Trials.Simulation;

namespace Abscopal.Workbench.Designs.Reading;

/// <summary>Reads a randomised trial whose size is compared among tests.</summary>
internal static class TestComparisonFields
{
    public static DesignFile? Read(string name, MapReader map)
    {
        double? time = map.Required("analysisTime", Rules.RealAboveZero);
        double? landmark = map.Required("landmark", Rules.RealAboveZero);
        double? tau = map.Required("weightsRiseUntil", Rules.RealAboveZero);
        double alpha = map.Optional("alpha", Rules.Share) ?? 0.025;
        double power = map.Optional("power", Rules.Share) ?? 0.9;
        AllocationRule allocation = AccrualFields.Allocation(map.Optional("allocation"));
        (PiecewiseRate Rate, AccrualTiming Timing)? accrual = AccrualFields.Read(map.Required("accrual", "duration"), null);
        TrialScenario? scenario = map.Required("scenario", "name, control, hazardRatio") is { } node ? ScenarioFields.Read(node) : null;
        map.Close();
        if (time is null || landmark is null || tau is null || accrual is null || scenario is null) return null;
        var plan = new TwoArmPlan
        {
            Accrual = accrual.Value.Rate,
            Control = scenario.Control,
            Experimental = scenario.Experimental,
            ControlDropout = scenario.ControlDropout,
            ExperimentalDropout = scenario.ExperimentalDropout,
            Ratio = (double)allocation.Experimental / allocation.Control,
        };
        return new FormulaFile(name, "test-comparison", () => TestComparison.Of(name, plan, time.Value, landmark.Value, tau.Value, alpha, power));
    }
}
