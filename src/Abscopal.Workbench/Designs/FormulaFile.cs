using Abscopal.Workbench.Designs.Observed;

namespace Abscopal.Workbench.Designs;

/// <summary>A design that is made by formula or exact enumeration alone, so that nothing of it is simulated as a campaign.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Kind">The word of the kind.</param>
/// <param name="Make">Makes it.</param>
public sealed record FormulaFile(string Name, string Kind, Func<FormulaOutcome> Make) : DesignFile(Name, Kind)
{
    /// <summary>Makes the review of what was seen, or null for none.</summary>
    public Func<ObservedTrial, FormulaOutcome>? Reviewed { get; init; }

    /// <inheritdoc/>
    public override DesignOutcome Design() => Make();

    /// <inheritdoc/>
    public override DesignOutcome? Review(ObservedTrial observed) => Reviewed?.Invoke(observed);
}
