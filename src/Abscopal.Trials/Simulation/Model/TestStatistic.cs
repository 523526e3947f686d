namespace Abscopal.Trials.Simulation.Model;

/// <summary>A statistic with its parameters.</summary>
/// <param name="Kind">Which.</param>
/// <param name="First">rho, the delay, the horizon or the landmark; else not used.</param>
/// <param name="Second">gamma; else not used.</param>
/// <param name="Prior">The borrowed prior of the log control hazard, a mixture of normal components; for <see cref="StatisticKind.BorrowedControl"/>.</param>
public sealed record TestStatistic(StatisticKind Kind, double First = 0, double Second = 0, IReadOnlyList<PriorComponent>? Prior = null)
{
    internal void Check(string key)
    {
        if (Kind is StatisticKind.ModestlyWeighted or StatisticKind.RestrictedMean or StatisticKind.Landmark) DesignCheck.Positive(First, $"{key}.time");
        if (Kind is StatisticKind.FlemingHarrington)
        {
            DesignCheck.NotNegative(First, $"{key}.rho");
            DesignCheck.NotNegative(Second, $"{key}.gamma");
        }

        if (Kind is StatisticKind.BorrowedControl && Prior is not { Count: > 0 }) throw new DesignException($"{key}.prior", "is missing", "one component or more");
    }
}
