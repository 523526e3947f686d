namespace Abscopal.Readme.Tests;

/// <summary>A fenced block of a Markdown file.</summary>
/// <param name="Language">The word after the fence; empty if there is none.</param>
/// <param name="Text">Its lines, each ended by a line feed.</param>
internal sealed record MarkdownBlock(string Language, string Text)
{
    private const string Fence = "```";

    public static List<MarkdownBlock> Read(string path)
    {
        var blocks = new List<MarkdownBlock>();
        string? language = null;
        var lines = new List<string>();
        foreach (string line in File.ReadLines(path))
        {
            bool fence = line.StartsWith(Fence, StringComparison.Ordinal);
            if (fence && language is null)
            {
                language = line[Fence.Length..];
                lines.Clear();
            }
            else if (fence)
            {
                blocks.Add(new MarkdownBlock(language!, string.Concat(lines.Select(l => l + '\n'))));
                language = null;
            }
            else if (language is not null)
            {
                lines.Add(line);
            }
        }

        return blocks;
    }
}
