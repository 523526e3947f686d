using Abscopal.Campaigns;
using Abscopal.Trials.Simulation;
using Abscopal.Workbench.Files;
using Parquet;
using Parquet.Schema;

namespace Abscopal.Workbench.Designs;

/// <summary>The files of a simulation. They hold no time and no machine: two runs give the same bytes.</summary>
internal static class SimulationFiles
{
    private const int BlocksPerRowGroup = 50;

    public static void Write(string folder, TrialSimulation simulation, FileCampaignStore store, TrialSimulationOptions options)
    {
        OutputFile.Write(Path.Combine(folder, "characteristics.json"), stream => SimulationJson.Write(simulation, stream));
        OutputFile.Write(Path.Combine(folder, "characteristics.parquet"), stream => Characteristics(simulation, stream).GetAwaiter().GetResult());
        if (options.KeepsRows) OutputFile.Write(Path.Combine(folder, "trials.parquet"), stream => Trials(store, options, stream).GetAwaiter().GetResult());
    }

    // One row a scenario and look; what belongs to the scenario is repeated.
    private static async Task Characteristics(TrialSimulation simulation, Stream stream)
    {
        var scenario = new DataField<string>("scenario");
        var looks = simulation.Scenarios.SelectMany(s => s.Looks.Select(look => (Scenario: s, Look: look))).ToArray();
        (DataField Field, double[] Values)[] numbers =
        [
            Column("trials", row => row.Scenario.Trials),
            Column("power", row => row.Scenario.Power),
            Column("power_se", row => row.Scenario.PowerStandardError),
            Column("expected_events", row => row.Scenario.ExpectedEvents),
            Column("expected_events_se", row => row.Scenario.ExpectedEventsStandardError),
            Column("expected_duration", row => row.Scenario.ExpectedDuration),
            Column("expected_duration_se", row => row.Scenario.ExpectedDurationStandardError),
            Column("unreached_targets", row => row.Scenario.UnreachedTargets),
            Column("look", row => row.Look.Number),
            Column("reject", row => row.Look.Reject),
            Column("reject_se", row => row.Look.RejectStandardError),
            Column("futility", row => row.Look.Futility),
            Column("stopped", row => row.Look.Stopped),
        ];
        (DataField Field, double?[] Values)[] means =
        [
            (new DataField<double?>("events"), Array.ConvertAll(looks, row => row.Look.Events)),
            (new DataField<double?>("subjects"), Array.ConvertAll(looks, row => row.Look.Subjects)),
            (new DataField<double?>("time"), Array.ConvertAll(looks, row => row.Look.Time)),
        ];
        var schema = new ParquetSchema([scenario, .. numbers.Select(n => n.Field), .. means.Select(m => m.Field)]);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream).ConfigureAwait(false);
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        await group.WriteAsync(scenario, (IReadOnlyCollection<string>)Array.ConvertAll(looks, row => row.Scenario.Name)).ConfigureAwait(false);
        foreach ((DataField field, double[] values) in numbers) await group.WriteAsync<double>(field, values.AsMemory()).ConfigureAwait(false);
        foreach ((DataField field, double?[] values) in means) await group.WriteAsync<double>(field, values.AsMemory()).ConfigureAwait(false);

        (DataField Field, double[] Values) Column(string name, Converter<(ScenarioCharacteristics Scenario, LookCharacteristics Look), double> value) =>
            (new DataField<double>(name), Array.ConvertAll(looks, value));
    }

    private static async Task Trials(FileCampaignStore store, TrialSimulationOptions options, Stream stream)
    {
        var scenario = new DataField<string>("scenario");
        var trial = new DataField<int>("trial");
        var look = new DataField<int>("look");
        var rejected = new DataField<bool>("rejected");
        var futile = new DataField<bool>("futile");
        var z = new DataField<double>("z");
        var events = new DataField<int>("events");
        var subjects = new DataField<int>("subjects");
        var time = new DataField<double>("time");
        var unreached = new DataField<int>("unreached");
        var schema = new ParquetSchema(scenario, trial, look, rejected, futile, z, events, subjects, time, unreached);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, stream).ConfigureAwait(false);
        for (int start = 0; start < store.Specification.Blocks; start += BlocksPerRowGroup)
        {
            var rows = Enumerable.Range(start, Math.Min(BlocksPerRowGroup, store.Specification.Blocks - start))
                .Select(block => TrialRows.OfBlock(store, block))
                .SelectMany(block => block.Outcomes.Select((outcome, i) => (options.Scenarios[block.Scenario].Name, Trial: block.FirstTrial + i, Outcome: outcome)))
                .ToArray();
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await group.WriteAsync(scenario, (IReadOnlyCollection<string>)Array.ConvertAll(rows, row => row.Name)).ConfigureAwait(false);
            await Write(trial, row => row.Trial).ConfigureAwait(false);
            await Write(look, row => row.Outcome.Look).ConfigureAwait(false);
            await Write(rejected, row => row.Outcome.Rejected).ConfigureAwait(false);
            await Write(futile, row => row.Outcome.Futile).ConfigureAwait(false);
            await Write(z, row => row.Outcome.Z).ConfigureAwait(false);
            await Write(events, row => row.Outcome.Events).ConfigureAwait(false);
            await Write(subjects, row => row.Outcome.Subjects).ConfigureAwait(false);
            await Write(time, row => row.Outcome.Time).ConfigureAwait(false);
            await Write(unreached, row => row.Outcome.Unreached).ConfigureAwait(false);

            async Task Write<T>(DataField field, Converter<(string Name, int Trial, TrialOutcome Outcome), T> value)
                where T : struct =>
                await group.WriteAsync<T>(field, Array.ConvertAll(rows, value).AsMemory()).ConfigureAwait(false);
        }
    }
}
