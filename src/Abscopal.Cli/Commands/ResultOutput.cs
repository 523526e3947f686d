using System.CommandLine;
using Abscopal.Workbench.Files;

namespace Abscopal.Cli.Commands;

/// <summary>Where a command's result goes: to standard output as JSON alone, to a file, or to the console as a table.</summary>
internal static class ResultOutput
{
    public static void Write(ParseResult parsed, Option<string?> json, Stream output, Action<Stream> write, Action show)
    {
        string? path = parsed.GetValue(json);
        if (path is "-") write(output);
        else if (path is not null) OutputFile.Write(path, write);
        if (path is not "-") show();
    }
}
