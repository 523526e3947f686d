namespace Abscopal.Workbench.Digitise;

/// <summary>What is asked of the digitising of a figure.</summary>
/// <param name="Figure">The picture file.</param>
/// <param name="Options">Axes and colours.</param>
/// <param name="OutputFolder">The folder to write to.</param>
public sealed record DigitiseRequest(string Figure, FigureDigitiserOptions Options, string OutputFolder);
