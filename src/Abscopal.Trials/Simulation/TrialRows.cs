using System.Buffers;
using System.Buffers.Binary;
using Abscopal.Campaigns;

namespace Abscopal.Trials.Simulation;

/// <summary>The outcomes of single trials, kept when <see cref="TrialSimulationOptions.KeepsRows"/> asks for them.</summary>
public static class TrialRows
{
    private const int Length = 40;

    /// <summary>The outcomes of one block, in the order of the trials.</summary>
    /// <param name="store">A finished campaign that keeps rows.</param>
    /// <param name="block">From 0.</param>
    /// <returns>The place of the scenario, the number of the first trial, and the outcomes.</returns>
    /// <exception cref="CampaignException">The campaign keeps no rows.</exception>
    public static (int Scenario, int FirstTrial, TrialOutcome[] Outcomes) OfBlock(ICampaignStore store, int block)
    {
        ArgumentNullException.ThrowIfNull(store);
        TrialSimulationOptions options = SimulationSpecification.Read(store.Specification.Parameters);
        if (!options.KeepsRows) throw new CampaignException("The campaign keeps no rows; it was not asked to.");
        int blocks = SimulationSpecification.BlocksPerScenario(options);
        ReadOnlySpan<byte> bytes = store.Read(block).Span[ScenarioTally.Of(options).Length..];
        var outcomes = new TrialOutcome[bytes.Length / Length];
        for (int i = 0; i < outcomes.Length; i++) outcomes[i] = Read(bytes.Slice(i * Length, Length));
        return (block / blocks, block % blocks * options.TrialsPerBlock, outcomes);
    }

    internal static void Write(ReadOnlySpan<TrialOutcome> outcomes, IBufferWriter<byte> output)
    {
        foreach (TrialOutcome outcome in outcomes)
        {
            Span<byte> bytes = output.GetSpan(Length);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes, outcome.Z);
            BinaryPrimitives.WriteDoubleLittleEndian(bytes[8..], outcome.Time);
            BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], outcome.Look);
            BinaryPrimitives.WriteInt32LittleEndian(bytes[20..], (outcome.Rejected ? 1 : 0) | (outcome.Futile ? 2 : 0));
            BinaryPrimitives.WriteInt32LittleEndian(bytes[24..], outcome.Events);
            BinaryPrimitives.WriteInt32LittleEndian(bytes[28..], outcome.Subjects);
            BinaryPrimitives.WriteInt32LittleEndian(bytes[32..], outcome.Unreached);
            BinaryPrimitives.WriteInt32LittleEndian(bytes[36..], outcome.Claims);
            output.Advance(Length);
        }
    }

    private static TrialOutcome Read(ReadOnlySpan<byte> bytes)
    {
        int ended = BinaryPrimitives.ReadInt32LittleEndian(bytes[20..]);
        return new TrialOutcome(
            BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]), (ended & 1) != 0, (ended & 2) != 0, BinaryPrimitives.ReadDoubleLittleEndian(bytes),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[24..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[28..]),
            BinaryPrimitives.ReadDoubleLittleEndian(bytes[8..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[36..]));
    }
}
