namespace Abscopal.Numerics.Differential;

/// <summary>A system of ordinary differential equations y' = f(t, y).</summary>
/// <typeparam name="T">One number or several side by side.</typeparam>
public interface IDifferentialSystem<T>
    where T : struct, ILane<T>
{
    /// <summary>The number of states.</summary>
    int Dimension { get; }

    /// <summary>Writes the derivative.</summary>
    /// <param name="time">The time of each lane.</param>
    /// <param name="state">The states.</param>
    /// <param name="derivative">Takes the derivatives.</param>
    void Derivative(T time, ReadOnlySpan<T> state, Span<T> derivative);
}
