using Abscopal.Input;

namespace Abscopal.Readme.Tests.Snippets;

/// <summary>The programs of the README of Abscopal.Input, word for word.</summary>
internal static class InputReadme
{
    public static void Snippet1()
    {
        var problem = new InputProblem("35 events among 30 subjects", File: "published.yaml", Line: 12, Key: "arms[0].endpoints[1].events", Allowed: "0 to 30");
        Console.WriteLine(problem);
        Console.WriteLine(Spelling.Nearest("medain", ["events", "median", "rates"]));
    }
}
