using System.Reflection;

namespace Abscopal.Readme.Tests;

/// <summary>The programs in the packages' READMEs compile, run and print what stands below them.</summary>
public sealed class SnippetTests
{
    public static TheoryData<string, int> Snippets
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (string folder in Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "src")).Order(StringComparer.Ordinal))
            {
                string room = Path.GetFileName(folder)["Abscopal.".Length..];
                for (int i = 1; i <= Programs(room).Count; i++) data.Add(room, i);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Program_IsTheCompiledSource(string room, int number)
    {
        string source = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Snippets", room + "Readme.cs"));
        string[] lines = Programs(room)[number - 1].Program.Split('\n');
        foreach (string directive in lines.Where(IsUsing)) source.ShouldContain(directive);
        string start = $"public static void Snippet{number}()";
        source.ShouldContain(start);
        string method = source[(source.IndexOf(start, StringComparison.Ordinal) + start.Length)..];
        int next = method.IndexOf("public static void", StringComparison.Ordinal);
        if (next >= 0) method = method[..next];
        Squeeze(method).ShouldStartWith("{" + Squeeze(string.Concat(lines.Where(l => !IsUsing(l)))) + "}");
    }

    [Theory]
    [MemberData(nameof(Snippets))]
    public void Program_PrintsWhatTheReadmeShows(string room, int number)
    {
        MethodInfo method = typeof(SnippetTests).Assembly.GetType($"Abscopal.Readme.Tests.Snippets.{room}Readme", throwOnError: true)!.GetMethod($"Snippet{number}")!;
        TextWriter console = Console.Out;
        using var printed = new StringWriter { NewLine = "\n" };
        Directory.SetCurrentDirectory(AppContext.BaseDirectory);
        try
        {
            Console.SetOut(printed);
            method.Invoke(obj: null, parameters: null);
        }
        finally
        {
            Console.SetOut(console);
        }

        printed.ToString().ShouldBe(Programs(room)[number - 1].Output);
    }

    private static List<(string Program, string Output)> Programs(string room)
    {
        List<MarkdownBlock> blocks = MarkdownBlock.Read(Path.Combine(AppContext.BaseDirectory, "src", "Abscopal." + room, "README.md"));
        var programs = new List<(string, string)>();
        for (int i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Language is not "csharp") continue;
            bool shown = i + 1 < blocks.Count && blocks[i + 1].Language is "text";
            programs.Add((blocks[i].Text, shown ? blocks[i + 1].Text : "(a block of text with what it prints is missing below the program)"));
        }

        return programs;
    }

    private static bool IsUsing(string line) => line.StartsWith("using ", StringComparison.Ordinal) && line.EndsWith(';') && !line.Contains('=', StringComparison.Ordinal);

    private static string Squeeze(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
