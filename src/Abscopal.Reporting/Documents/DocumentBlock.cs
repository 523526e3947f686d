using Abscopal.Reporting.Scenes;

namespace Abscopal.Reporting.Documents;

/// <summary>A part of a document. The kinds are closed: every writer knows them all.</summary>
public abstract record DocumentBlock
{
    private protected DocumentBlock()
    {
    }

    /// <summary>A heading with an entry in the contents.</summary>
    /// <param name="Level">2 or 3.</param>
    /// <param name="Text">The heading.</param>
    /// <param name="Anchor">Its anchor: letters, digits and hyphens, unique in the document.</param>
    public sealed record Heading(int Level, string Text, string Anchor) : DocumentBlock;

    /// <summary>A paragraph.</summary>
    /// <param name="Text">Its text.</param>
    public sealed record Paragraph(string Text) : DocumentBlock;

    /// <summary>A numbered table.</summary>
    /// <param name="Content">The table.</param>
    public sealed record Table(ReportTable Content) : DocumentBlock;

    /// <summary>A numbered figure.</summary>
    /// <param name="Scene">The drawing.</param>
    /// <param name="Caption">Its caption, without number.</param>
    public sealed record Figure(Scene Scene, string Caption) : DocumentBlock;
}
