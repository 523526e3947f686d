namespace Abscopal.Evidence.Orders;

/// <summary>The order in which the subjects of one arm left: who had the event and who was censored, by time.</summary>
/// <param name="Mask">Bit i is set when the subject in place i had the event.</param>
/// <param name="Subjects">The number of subjects, at most 64.</param>
/// <param name="Ties">Bit i is set when the subject in place i left on the day of the one before, for the same reason.</param>
public readonly record struct EventOrder(ulong Mask, int Subjects, ulong Ties = 0)
{
    /// <summary>Whether the subject in a place left on the day of the one before, for the same reason.</summary>
    /// <param name="place">From 0, the first to leave.</param>
    public bool IsTied(int place) => (Ties >> place & 1) != 0;

    /// <summary>Whether the subject in a place had the event.</summary>
    /// <param name="place">From 0, the first to leave.</param>
    public bool IsEvent(int place) => (Mask >> place & 1) != 0;
}
