namespace Abscopal.Formats.DataCapture;

/// <summary>What a field of a form takes.</summary>
public enum CaptureFieldKind
{
    /// <summary>Text, numbers, dates.</summary>
    Text,

    /// <summary>One of several choices.</summary>
    Choice,

    /// <summary>Boxes, any of which may be ticked.</summary>
    Boxes,
}
