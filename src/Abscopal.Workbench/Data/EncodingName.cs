using System.Text;
using Abscopal.Input;

namespace Abscopal.Workbench.Data;

/// <summary>Encodings by the names SAS and the web give them.</summary>
public static class EncodingName
{
    /// <summary>The encoding of a name, or null for null.</summary>
    /// <param name="name">Such as utf-8, latin1, wlatin1, windows-1252, shift-jis.</param>
    /// <exception cref="InvalidInputException">No encoding goes by the name.</exception>
    public static Encoding? Find(string? name)
    {
        if (name is null) return null;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        string known = name.ToUpperInvariant() switch
        {
            "WLATIN1" => "windows-1252",
            "LATIN1" => "iso-8859-1",
            "LATIN9" => "iso-8859-15",
            "SHIFT-JIS" => "shift_jis",
            "EUC-CN" => "gb2312",
            _ => name,
        };
        try
        {
            return Encoding.GetEncoding(known);
        }
        catch (ArgumentException unknown)
        {
            throw new InvalidInputException(new InputProblem($"there is no encoding '{name}'", Key: "--encoding", Allowed: "such as utf-8, latin1, windows-1252, shift_jis"), unknown);
        }
    }
}
