namespace Abscopal.Workbench.Switching;

/// <summary>Which columns of a trial with treatment switching hold what.</summary>
/// <param name="Time">The time to event or censoring; the end of the row for weighting.</param>
/// <param name="Event">1 for the event, 0 for censored.</param>
/// <param name="Arm">The randomised arm.</param>
/// <param name="Experimental">The label of the experimental arm.</param>
public sealed record SwitchingColumns(string Time, string Event, string Arm, string Experimental);
