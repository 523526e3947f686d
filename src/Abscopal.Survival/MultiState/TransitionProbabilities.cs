using System.Collections.Immutable;

namespace Abscopal.Survival;

/// <summary>The matrix of transition probabilities from a start on: a row a state at the start.</summary>
public sealed record TransitionProbabilities
{
    internal TransitionProbabilities(ImmutableArray<StateOccupancy> rows) => Rows = rows;

    /// <summary>For each state at the start, the probabilities of the states afterwards.</summary>
    public ImmutableArray<StateOccupancy> Rows { get; }

    /// <summary>The times after the start at which somebody moves, increasing.</summary>
    public ReadOnlySpan<double> Times => Rows[0].Times;

    /// <summary>The probability of being in a state at a time after having been in another at the start.</summary>
    /// <param name="from">The index of the state at the start.</param>
    /// <param name="to">The index of the state at the time.</param>
    /// <param name="time">A time from the start on, in the unit of the data.</param>
    public StateProbability At(int from, int to, double time) => Rows[from].At(to, time);

    /// <summary>The matrix from the time of an index on.</summary>
    /// <param name="index">The index of a time, from 0.</param>
    /// <returns>Element (j, k) is the probability of state k after state j at the start.</returns>
    public double[,] Matrix(int index)
    {
        int states = Rows.Length;
        double[,] matrix = new double[states, states];
        for (int j = 0; j < states; j++)
        {
            for (int k = 0; k < states; k++) matrix[j, k] = Rows[j].Probability(index, k);
        }

        return matrix;
    }
}
