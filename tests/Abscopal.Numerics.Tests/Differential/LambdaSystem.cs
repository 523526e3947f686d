using Abscopal.Numerics.Differential;

namespace Abscopal.Numerics.Tests.Differential;

/// <summary>Equations written as a lambda over arrays.</summary>
internal sealed class LambdaSystem<T>(int dimension, Func<T, T[], T[]> derivative) : IDifferentialSystem<T>
    where T : struct, ILane<T>
{
    public int Dimension => dimension;

    public void Derivative(T time, ReadOnlySpan<T> state, Span<T> result) => derivative(time, [.. state]).CopyTo(result);
}
