namespace Abscopal.Formats.Xport;

/// <summary>Where a column stands in a row.</summary>
/// <param name="Offset">The first byte, from 0.</param>
/// <param name="Bytes">The number of bytes.</param>
internal readonly record struct XportField(int Offset, int Bytes);
