using System.Collections.Immutable;

namespace Abscopal.Study;

/// <summary>What a user gave is wrong: every problem found, with its place and what would be right.</summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>Gathers problems into one exception.</summary>
    /// <param name="problems">The problems, at least one, in the order they are shown.</param>
    public InvalidInputException(IEnumerable<InputProblem> problems)
        : this(problems.ToImmutableArray(), cause: null)
    {
    }

    /// <summary>Makes an exception of one problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="cause">What was caught, if anything.</param>
    public InvalidInputException(InputProblem problem, Exception? cause = null)
        : this([problem], cause)
    {
    }

    private InvalidInputException(ImmutableArray<InputProblem> problems, Exception? cause)
        : base(string.Join('\n', problems), cause)
    {
        Problems = problems;
    }

    /// <summary>The problems, file by file in the order of their lines.</summary>
    public IReadOnlyList<InputProblem> Problems { get; }
}
