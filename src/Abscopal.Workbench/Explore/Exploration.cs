using System.Collections.Immutable;
using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Prediction;
using Abscopal.Biology.Treatment;
using Abscopal.Trials.Simulation;

namespace Abscopal.Workbench.Explore;

/// <summary>A regimen varied: grid, sensitivity, the next measurement, and a randomised trial of virtual arms.</summary>
/// <param name="Regimen">The regimen.</param>
/// <param name="Ensemble">The ensemble.</param>
/// <param name="Members">Members that each cell and scenario took.</param>
/// <param name="Grid">The grid.</param>
/// <param name="Sensitivity">What the prediction depends on, the strongest first.</param>
/// <param name="Readouts">Measurements, the most telling first.</param>
/// <param name="TrialSubjects">Subjects of the randomised trial.</param>
/// <param name="Scenarios">The hazards of its arms under each explanation.</param>
/// <param name="Trial">Its power for survival under each explanation.</param>
public sealed record Exploration(
    Regimen Regimen,
    Ensemble Ensemble,
    int Members,
    ImmutableArray<GridCell> Grid,
    ImmutableArray<SensitivityRow> Sensitivity,
    ImmutableArray<Readout> Readouts,
    int TrialSubjects,
    ImmutableArray<TrialScenario> Scenarios,
    ImmutableArray<ScenarioCharacteristics> Trial);
