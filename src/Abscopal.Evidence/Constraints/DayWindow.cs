namespace Abscopal.Evidence.Constraints;

/// <summary>Whole days from a first to a last one, both included; empty when the first is past the last.</summary>
/// <param name="First">The first day.</param>
/// <param name="Last">The last day.</param>
public readonly record struct DayWindow(int First, int Last)
{
    /// <summary>Whether no day is in the window.</summary>
    public bool IsEmpty => First > Last;
}
