using System.Globalization;
using System.Text;

namespace Abscopal.Study;

/// <summary>One thing that is wrong in what a user gave.</summary>
/// <param name="What">What is wrong.</param>
/// <param name="File">The file or folder, as the user named it.</param>
/// <param name="Line">The line in the file, from 1.</param>
/// <param name="Key">The path of keys to the value, for example <c>arms[0].endpoints[1].median</c>.</param>
/// <param name="Allowed">What would be right.</param>
public sealed record InputProblem(string What, string? File = null, int? Line = null, string? Key = null, string? Allowed = null)
{
    /// <summary>The problem in one line: <c>file:line: key: what (allowed: ...)</c>, without the parts that are unknown.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        if (File is not null)
        {
            text.Append(File);
            if (Line is { } line) text.Append(':').Append(line.ToString(CultureInfo.InvariantCulture));
            text.Append(": ");
        }

        if (!string.IsNullOrEmpty(Key)) text.Append(Key).Append(": ");
        text.Append(What);
        if (Allowed is not null) text.Append(" (allowed: ").Append(Allowed).Append(')');
        return text.ToString();
    }
}
