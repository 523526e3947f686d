using Abscopal.Input;
namespace Abscopal.Study.Reading;

/// <summary>The problems of one file as they are found.</summary>
internal sealed class ProblemLog(string file)
{
    private readonly List<InputProblem> _problems = [];

    public string File => file;

    public void Add(string what, int? line, string? key, string? allowed) =>
        _problems.Add(new InputProblem(what, file, line, key, allowed));

    public IEnumerable<InputProblem> InOrder() => _problems.OrderBy(p => p.Line ?? 0);

    public void ThrowIfAny()
    {
        if (_problems.Count > 0) throw new InvalidInputException(InOrder());
    }
}
