namespace Abscopal.Trials.Simulation;

/// <summary>How one simulated trial ended.</summary>
/// <param name="Look">The look at which it ended, from 1.</param>
/// <param name="Rejected">Whether efficacy was claimed.</param>
/// <param name="Futile">Whether it stopped for futility.</param>
/// <param name="Z">The statistic there; 0 when no two arms were at risk together.</param>
/// <param name="Events">The events counted there.</param>
/// <param name="Subjects">The subjects entered by then.</param>
/// <param name="Time">The calendar time.</param>
/// <param name="Unreached">Looks made after every subject had left, without the events asked for.</param>
/// <param name="Claims">The hypotheses rejected, as bits; of a plain trial 1 when efficacy was claimed.</param>
public readonly record struct TrialOutcome(int Look, bool Rejected, bool Futile, double Z, int Events, int Subjects, double Time, int Unreached, int Claims);
