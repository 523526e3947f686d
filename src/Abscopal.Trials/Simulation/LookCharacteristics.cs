namespace Abscopal.Trials.Simulation;

/// <summary>One look over all trials of a scenario. Means are over the trials that ended here.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Reject">The share of all trials that claimed efficacy here.</param>
/// <param name="RejectStandardError">Its Monte-Carlo standard error.</param>
/// <param name="Futility">The share that stopped here for futility.</param>
/// <param name="Stopped">The share that ended here for any reason.</param>
/// <param name="Events">Mean events; null when no trial ended here.</param>
/// <param name="Subjects">Mean subjects entered.</param>
/// <param name="Time">Mean calendar time.</param>
public sealed record LookCharacteristics(
    int Number, double Reject, double RejectStandardError, double Futility, double Stopped, double? Events, double? Subjects, double? Time);
