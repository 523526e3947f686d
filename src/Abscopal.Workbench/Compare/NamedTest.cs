using Abscopal.Survival;

namespace Abscopal.Workbench.Compare;

/// <summary>A test of equal hazards as a command prints it.</summary>
/// <param name="Name">Its name, for example logrank.</param>
/// <param name="ChiSquare">The statistic; missing for a test without one.</param>
/// <param name="DegreesOfFreedom">Its degrees of freedom.</param>
/// <param name="PValue">The p-value.</param>
public sealed record NamedTest(string Name, Estimate ChiSquare, int DegreesOfFreedom, Estimate PValue);
