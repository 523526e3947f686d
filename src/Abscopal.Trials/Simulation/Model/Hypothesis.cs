namespace Abscopal.Trials.Simulation.Model;

/// <summary>A null hypothesis and the test of it.</summary>
/// <param name="Name">The name in tables.</param>
/// <param name="Statistic">The test.</param>
/// <param name="Endpoint">0, or with illness-death courses 0 for progression-free and 1 for overall survival.</param>
/// <param name="Arm">The experimental arm compared with arm 0.</param>
/// <param name="PositiveOnly">Whether only biomarker-positive subjects are compared.</param>
public sealed record Hypothesis(string Name, TestStatistic Statistic, int Endpoint = 0, int Arm = 1, bool PositiveOnly = false);
