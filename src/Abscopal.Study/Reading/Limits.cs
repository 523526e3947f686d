using Abscopal.Study.Published;

namespace Abscopal.Study.Reading;

/// <summary>Checks that an estimate lies within its limits, as far as their printed precision tells.</summary>
internal static class Limits
{
    public static void Check(MapReader map, Printed? estimate, Printed? lower, Printed? upper, string estimateKey)
    {
        if (LiesAbove(lower, estimate)) map.Wrong("lower", $"{lower} is above the estimate {estimate}", $"at most {estimate}");
        if (LiesAbove(estimate, upper)) map.Wrong("upper", $"{upper} is below the estimate {estimate}", $"at least {estimate}");
        if (LiesAbove(lower, upper)) map.Wrong("upper", $"{upper} is below the lower limit {lower}", $"at least {lower}");

        bool hasLimits = map.Has("lower") || map.Has("upper");
        if (hasLimits && !map.Has(estimateKey)) map.Wrong(estimateKey, "is missing beside its limits", "the estimate that the limits enclose");
        if (hasLimits && !map.Has("level")) map.Wrong("level", "is missing beside the limits", Rules.Level.Allowed);
        if (!hasLimits && map.Has("level")) map.Wrong("level", "is a level without limits", "lower, upper or both beside it");
    }

    private static bool LiesAbove(Printed? left, Printed? right) =>
        left is not null && right is not null && left.LeastAsNumber > right.GreatestAsNumber;
}
