using System.Collections.Immutable;
using Abscopal.Trials;
using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.Randomised;
using Abscopal.Trials.Simulation;
using Abscopal.Trials.Simulation.Model;

namespace Abscopal.Workbench.Designs.Reading;

/// <summary>What designs of several hypotheses share: size, accrual, looks, level and test.</summary>
internal sealed record ModelledFrame(
    double Alpha, int Subjects, PiecewiseRate Accrual, AccrualTiming Timing, ImmutableArray<PlannedLook> Looks, int[] Targets, EfficacyRule Efficacy, TestStatistic Test, double YearInUnits);
