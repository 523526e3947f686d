namespace Abscopal.Trials.Simulation.Model;

/// <summary>A component of a prior mixture for a log hazard.</summary>
/// <param name="Weight">Its weight, positive.</param>
/// <param name="Mean">Its mean.</param>
/// <param name="Deviation">Its standard deviation, positive.</param>
public sealed record PriorComponent(double Weight, double Mean, double Deviation);
