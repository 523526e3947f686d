using System.Text;

namespace Abscopal.Reporting.Documents;

/// <summary>Encodes text for HTML content and for quoted attributes.</summary>
public static class HtmlText
{
    /// <summary>The text with &amp;, &lt;, &gt;, " and ' as character references.</summary>
    /// <param name="text">Plain text.</param>
    public static string Encode(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        StringBuilder html = new(text.Length + 16);
        foreach (char c in text)
        {
            _ = c switch
            {
                '&' => html.Append("&amp;"),
                '<' => html.Append("&lt;"),
                '>' => html.Append("&gt;"),
                '"' => html.Append("&quot;"),
                '\'' => html.Append("&#39;"),
                _ => html.Append(c),
            };
        }
        return html.ToString();
    }
}
