using System.Collections.Immutable;
using System.Text.Json;
using Abscopal.Biology.Model;
using Abscopal.Biology.Treatment;

namespace Abscopal.Biology.Calibration;

/// <summary>The arms on which the ensemble is calibrated, from the printed facts that ship with the program.</summary>
public static class PublishedArms
{
    /// <summary>The trials, in the order of a member's effects.</summary>
    public static ImmutableArray<string> Trials { get; } = ["CASPIAN", "IMpower133", "CAPSTONE-1"];

    /// <summary>The six arms.</summary>
    public static ImmutableArray<CalibrationArm> All { get; } = Read();

    /// <summary>Printed rates of an arm in per cent and medians in months, by name, such as <c>OS12</c> or <c>medianPFS</c>.</summary>
    /// <param name="arm">The name of the arm.</param>
    public static IReadOnlyDictionary<string, double> Printed(string arm)
    {
        using JsonDocument document = Open();
        JsonElement found = document.RootElement.GetProperty("arms").EnumerateArray().First(a => string.Equals(a.GetProperty("name").GetString(), arm, StringComparison.Ordinal));
        return found.GetProperty("published").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetDouble(), StringComparer.Ordinal);
    }

    private static ImmutableArray<CalibrationArm> Read()
    {
        using JsonDocument document = Open();
        return [.. document.RootElement.GetProperty("arms").EnumerateArray().Select(Arm)];
    }

    private static JsonDocument Open()
    {
        using Stream stream = typeof(PublishedArms).Assembly.GetManifestResourceStream("trials.json") ?? throw new InvalidOperationException("trials.json is not embedded");
        return JsonDocument.Parse(stream);
    }

    private static CalibrationArm Arm(JsonElement arm)
    {
        int[] scans = [.. arm.GetProperty("scans").EnumerateArray().Select(e => e.GetInt32())];
        var drugs = ImmutableArray.CreateBuilder<DrugSchedule>();
        drugs.Add(new DrugSchedule(null, 0, 0, arm.GetProperty("chemotherapyCycles").GetInt32(), 21, null));
        if (arm.TryGetProperty("drug", out JsonElement drug))
        {
            CheckpointDrug known = CheckpointDrug.All.First(d => string.Equals(d.Name, drug.GetString(), StringComparison.Ordinal));
            drugs.Add(new DrugSchedule(known, arm.GetProperty("doseMg").GetDouble(), 0, arm.GetProperty("cycles").GetInt32(), 21, arm.GetProperty("maintenanceEveryDays").GetInt32()));
        }

        double pci = arm.GetProperty("pciShare").GetDouble();
        return new CalibrationArm(
            arm.GetProperty("name").GetString()!,
            Trials.IndexOf(arm.GetProperty("trial").GetString()!),
            arm.GetProperty("subjects").GetInt32(),
            arm.GetProperty("responses").GetInt32(),
            new TreatmentPlan
            {
                Drugs = drugs.ToImmutable(),
                Radiotherapy = pci > 0 ? [new RadiotherapyCourse(Lesion.Brain, 105, 10, 2.5, 1, 0, 0.05, pci)] : [],
                Scans = new ScanSchedule(scans[0], scans[1], scans[2], scans[3]),
            },
            Rows(arm.GetProperty("survival")),
            Rows(arm.GetProperty("progressionFree")));
    }

    private static AtRiskRows Rows(JsonElement rows) => new(
        Numbers(rows.GetProperty("months")),
        Numbers(rows.GetProperty("atRisk")),
        rows.TryGetProperty("censored", out JsonElement censored) ? Numbers(censored) : null,
        rows.TryGetProperty("firstCensoringMonth", out JsonElement first) ? first.GetDouble() : 0);

    private static ImmutableArray<int> Numbers(JsonElement list) => [.. list.EnumerateArray().Select(e => e.GetInt32())];
}
