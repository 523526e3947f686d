using System.Collections.Immutable;
using Abscopal.Biology.Model;
using Abscopal.Biology.Treatment;

namespace Abscopal.Biology.Simulation;

/// <summary>A plan with the days at which results are kept, in the order of events.</summary>
public sealed class CompiledSchedule
{
    /// <summary>Orders the events of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="gridDays">The days at which the cumulative hazard is kept, rising; the last ends the course.</param>
    public CompiledSchedule(TreatmentPlan plan, IReadOnlyList<int> gridDays)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(gridDays);
        Checkpoint = plan.Checkpoint;
        Courses = plan.Radiotherapy;
        LaterTherapy = plan.LaterTherapy;
        ScanJitterDays = plan.Scans.JitterDays;
        GridDays = [.. gridDays];
        int horizon = gridDays[^1];
        var events = new List<ScheduledEvent>();
        for (int g = 0; g < gridDays.Count; g++) events.Add(new(gridDays[g], EventKind.Grid, g, 0));
        foreach (int day in plan.Scans.Days(horizon)) events.Add(new(day, EventKind.Scan, 0, 0));
        foreach (DrugSchedule drug in plan.Drugs)
        {
            foreach (int day in drug.Days(horizon))
                events.Add(drug.Checkpoint is { } c ? new(day, EventKind.Drug, 0, drug.DoseMg / c.CentralVolume) : new(day, EventKind.Chemotherapy, 0, 0));
        }

        for (int c = 0; c < Courses.Length; c++)
        {
            for (int f = 0; f < Courses[c].Fractions; f++) events.Add(new(Courses[c].FirstDay + (f * Courses[c].EveryDays), EventKind.Fraction, c, 0));
        }

        if (plan.AdoptiveCells is { } cells) events.Add(new(cells.Day, EventKind.AdoptiveCells, 0, cells.Amount));

        // Results are kept, then scans are read, then treatment is given: a scan sees the state before the day's dose.
        Events = [.. events.Where(e => e.Day <= horizon).OrderBy(e => e.Day).ThenBy(e => e.Kind switch { EventKind.Grid => 0, EventKind.Scan => 1, _ => 2 }).ThenBy(e => e.Kind)];
    }

    /// <summary>The days at which results are kept.</summary>
    public ImmutableArray<int> GridDays { get; }

    /// <summary>The checkpoint drug.</summary>
    public CheckpointDrug Checkpoint { get; }

    internal ImmutableArray<RadiotherapyCourse> Courses { get; }

    internal (double SubjectShare, double HazardFactor)? LaterTherapy { get; }

    internal int ScanJitterDays { get; }

    internal ImmutableArray<ScheduledEvent> Events { get; }
}
