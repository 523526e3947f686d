using Abscopal.Biology.Model;

namespace Abscopal.Biology.Treatment;

/// <summary>Chemotherapy or a checkpoint drug by cycles.</summary>
/// <param name="Checkpoint">The checkpoint drug; null for etoposide with platinum.</param>
/// <param name="DoseMg">Dose of each administration, mg; 0 for chemotherapy, whose unit is the cycle.</param>
/// <param name="FirstDay">Day of the first cycle.</param>
/// <param name="Cycles">Number of cycles.</param>
/// <param name="EveryDays">Days between them.</param>
/// <param name="MaintenanceEveryDays">Days between administrations afterwards, until progression; null for none.</param>
public sealed record DrugSchedule(CheckpointDrug? Checkpoint, double DoseMg, int FirstDay, int Cycles, int EveryDays, int? MaintenanceEveryDays)
{
    /// <summary>The days of administration up to a horizon, for a subject who does not progress.</summary>
    /// <param name="horizon">Last day.</param>
    public IEnumerable<int> Days(int horizon)
    {
        int day = FirstDay;
        for (int cycle = 0; cycle < Cycles && day <= horizon; cycle++, day += EveryDays) yield return day;
        if (MaintenanceEveryDays is not { } every || Cycles == 0) yield break;
        for (day = day - EveryDays + every; day <= horizon; day += every) yield return day;
    }
}
