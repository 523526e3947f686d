using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using Abscopal.Biology.Population;
using Abscopal.Campaigns;

namespace Abscopal.Biology.Calibration;

/// <summary>The search of a calibration as a campaign: a block is a population of chains.</summary>
/// <param name="generationDone">Told the island and the generation, from any thread; null for none.</param>
/// <param name="checkpoints">Keeps unfinished islands generation by generation; null for none.</param>
/// <param name="cancellation">Ends an island between generations; without checkpoints what it found so far is lost.</param>
public sealed class CalibrationSearch(Action<int, int>? generationDone = null, ISearchCheckpoints? checkpoints = null, CancellationToken cancellation = default) : ICampaignKind
{
    private const string KindName = "biology-calibration-search";
    private const int Version = 2;

    /// <inheritdoc/>
    public string Name => KindName;

    /// <inheritdoc/>
    public int EngineVersion => Version;

    /// <summary>The specification of a search.</summary>
    /// <param name="options">How long.</param>
    public static CampaignSpecification Specify(CalibrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new CampaignSpecification(KindName, Version, options.Islands, CalibrationSpecification.Write(options));
    }

    /// <inheritdoc/>
    public ICampaignWorker Open(CampaignSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        return new Worker(specification.Parameters, generationDone, checkpoints, cancellation);
    }

    /// <summary>The draws of an island.</summary>
    /// <param name="payload">The bytes of its block.</param>
    public static IReadOnlyList<SearchDraw> Read(ReadOnlySpan<byte> payload)
    {
        int size = 8 * (FittedParameter.Count + 1);
        var draws = new List<SearchDraw>();
        for (int at = 0; at < payload.Length; at += size)
        {
            double[] standard = new double[FittedParameter.Count];
            for (int d = 0; d < standard.Length; d++) standard[d] = BinaryPrimitives.ReadDoubleLittleEndian(payload[(at + (8 * d))..]);
            draws.Add(new SearchDraw(standard, BinaryPrimitives.ReadDoubleLittleEndian(payload[(at + size - 8)..])));
        }

        return draws;
    }

    private sealed class Worker(ReadOnlyMemory<byte> parameters, Action<int, int>? generationDone, ISearchCheckpoints? checkpoints, CancellationToken cancellation) : ICampaignWorker
    {
        private readonly CalibrationOptions _options = CalibrationSpecification.Read(parameters.Span);
        private CalibrationTarget? _target;

        public void Run(int block, IBufferWriter<byte> output)
        {
            _target ??= new CalibrationTarget(PublishedArms.All, SubjectDraws.Stratified(_options.Seed, 0, _options.Subjects), _options.Power);
            var kept = new ArrayBufferWriter<byte>();
            (EvolutionChains chains, int done) = Start(block, kept);
            int warmUp = Math.Max(1, _options.Generations / 2);
            int every = Math.Max(1, (_options.Generations - warmUp) / _options.Kept);
            for (int g = done + 1; g <= _options.Generations; g++)
            {
                cancellation.ThrowIfCancellationRequested();
                chains.Advance(g, warmUp);
                if (g > warmUp && (_options.Generations - g) % every == 0 && (_options.Generations - g) / every < _options.Kept) Write(chains, kept);
                checkpoints?.Save(block, State(g, chains, kept));
                generationDone?.Invoke(block, g);
            }

            output.Write(kept.WrittenSpan);
        }

        // From the checkpoint of the same search, if there is one that is whole; from the beginning otherwise.
        private (EvolutionChains Chains, int Done) Start(int block, ArrayBufferWriter<byte> kept)
        {
            double LogLikelihood(double[] x) => _target!.LogLikelihood(x);
            int head = parameters.Length + 8;
            int chainBytes = _options.Chains * 8 * (FittedParameter.Count + 1);
            byte[]? state = checkpoints?.Load(block);
            if (state is null || state.Length < head + chainBytes + SHA256.HashSizeInBytes || !Whole(state) || !state.AsSpan(0, parameters.Length).SequenceEqual(parameters.Span))
                return (new EvolutionChains(LogLikelihood, FittedParameter.Count, _options.Chains, _options.Seed, block), 0);
            int done = BinaryPrimitives.ReadInt32LittleEndian(state.AsSpan(parameters.Length));
            int found = BinaryPrimitives.ReadInt32LittleEndian(state.AsSpan(parameters.Length + 4));
            kept.Write(state.AsSpan(head, found));
            generationDone?.Invoke(block, done);
            return (new EvolutionChains(LogLikelihood, Read(state.AsSpan(head + found, chainBytes)), _options.Seed, block), done);
        }

        private byte[] State(int generation, EvolutionChains chains, ArrayBufferWriter<byte> kept)
        {
            var state = new ArrayBufferWriter<byte>();
            state.Write(parameters.Span);
            BinaryPrimitives.WriteInt32LittleEndian(state.GetSpan(8), generation);
            BinaryPrimitives.WriteInt32LittleEndian(state.GetSpan(8)[4..], kept.WrittenCount);
            state.Advance(8);
            state.Write(kept.WrittenSpan);
            Write(chains, state);
            state.Write(SHA256.HashData(state.WrittenSpan));
            return state.WrittenSpan.ToArray();
        }

        private static bool Whole(byte[] state) =>
            SHA256.HashData(state.AsSpan(..^SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(state.AsSpan(^SHA256.HashSizeInBytes..));

        private static void Write(EvolutionChains chains, ArrayBufferWriter<byte> output)
        {
            for (int c = 0; c < chains.Points.Count; c++)
            {
                foreach (double value in chains.Points[c]) Put(value, output);
                Put(chains.LogLikelihoods[c], output);
            }
        }

        private static void Put(double value, ArrayBufferWriter<byte> output)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(output.GetSpan(8), value);
            output.Advance(8);
        }
    }
}
