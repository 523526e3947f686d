using System.CommandLine.Parsing;
using System.Text;
using Abscopal.Cli;

namespace Abscopal.Readme.Tests;

/// <summary>The commands in the README do what they are shown for.</summary>
public sealed class CommandLineTests
{
    private const string Start = "dotnet run --project src/Abscopal.Cli -- ";

    /// <summary>The commands of each block, which stand on those before them.</summary>
    public static TheoryData<string[]> Commands =>
    [
        .. MarkdownBlock.Read(Path.Combine(AppContext.BaseDirectory, "README.md"))
            .Select(b => b.Text.Split('\n').Where(l => l.StartsWith(Start, StringComparison.Ordinal)).Select(l => l[Start.Length..]).ToArray())
            .Where(commands => commands.Length > 0),
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Commands_Run(string[] commands)
    {
        // What a run that was broken off left behind is not what a reader starts from.
        string left = Path.Combine(AppContext.BaseDirectory, "out");
        if (Directory.Exists(left)) Directory.Delete(left, recursive: true);
        foreach (string command in commands) Run(command);
    }

    private static void Run(string command)
    {
        string[] args = [.. CommandLineParser.SplitCommandLine(command)];
        // One cohort shows that the command is right; the number of them only takes time.
        if (args[0] is "report") args = [.. args, "--cohorts", "1"];
        Directory.SetCurrentDirectory(AppContext.BaseDirectory);
        using var output = new MemoryStream();
        using var errors = new StringWriter();
        AbscopalProgram.Run(args, output, errors).ShouldBe(0, errors.ToString() + Encoding.UTF8.GetString(output.ToArray()));
    }
}
