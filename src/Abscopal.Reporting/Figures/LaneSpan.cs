namespace Abscopal.Reporting.Figures;

/// <summary>A stretch of a lane during which something may be given, drawn dashed with its words inside.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day; null to the end of the timeline.</param>
/// <param name="Text">Words inside; wrapped over two lines where needed.</param>
public sealed record LaneSpan(DoseMark From, DoseMark? To, string Text);
