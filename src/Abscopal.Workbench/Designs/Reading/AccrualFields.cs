using Abscopal.Study.Reading;
using Abscopal.Trials;
using Abscopal.Trials.Simulation;

namespace Abscopal.Workbench.Designs.Reading;

/// <summary>Reads how subjects arrive and are allocated.</summary>
internal static class AccrualFields
{
    private static readonly Rule<AccrualTiming?> Timings = Rules.OneOf(("even", AccrualTiming.Even), ("poisson", AccrualTiming.Poisson));

    /// <summary>The accrual rates; relative ones that end when the subjects are not known.</summary>
    public static (PiecewiseRate Rate, AccrualTiming Timing)? Read(NodeReader? node, int? subjects)
    {
        if (node?.Map() is not { } map) return null;

        double? duration = map.Optional("duration", Rules.RealAboveZero);
        PiecewiseRate? rates = RateFields.Pieces(map, "rates", "rate", Rules.RealFromZero);
        AccrualTiming timing = map.Optional("timing", Timings) ?? AccrualTiming.Even;
        map.Close();
        if (!map.Has("duration") && !map.Has("rates"))
        {
            map.Wrong("says neither duration nor rates", "duration: 18, or rates of subjects per time");
            return null;
        }

        if (map.Has("duration") && map.Has("rates") && subjects is not null)
        {
            map.Wrong("states duration and rates, which the number of subjects contradicts", "one of them");
            return null;
        }

        if (rates is not null && rates.Rates.All(rate => rate == 0))
        {
            map.Wrong("rates", "are all 0: nobody is ever accrued", "a rate above 0");
            return null;
        }

        if (duration is { } whole)
        {
            PiecewiseRate steady = PiecewiseRate.Constant((subjects ?? 1) / whole);
            if (subjects is null) rates = Until(rates ?? steady, whole);
            else rates = steady;
        }

        return rates is null ? null : (rates, timing);
    }

    public static AllocationRule Allocation(NodeReader? node)
    {
        if (node?.Map() is not { } map) return new AllocationRule();

        Rule<int?> count = Rules.WholeNumber(1, 500);
        int control = map.Optional("control", count) ?? 1;
        int experimental = map.Optional("experimental", count) ?? 1;
        bool permuted = map.Optional("permuted", Rules.Flag) ?? false;
        map.Close();
        return new AllocationRule(control, experimental, permuted);
    }

    private static PiecewiseRate Until(PiecewiseRate rate, double end)
    {
        double[] starts = [.. rate.Starts.Where(start => start < end), end];
        return new PiecewiseRate(starts, [.. starts.Select(start => start < end ? rate.At(start) : 0)]);
    }
}
