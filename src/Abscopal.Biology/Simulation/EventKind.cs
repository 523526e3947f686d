namespace Abscopal.Biology.Simulation;

/// <summary>What happens at a day of the schedule.</summary>
internal enum EventKind
{
    Chemotherapy,
    Drug,
    Fraction,
    AdoptiveCells,
    Scan,
    Grid,
}
