using System.Buffers;
using System.Buffers.Binary;
using Abscopal.Biology.Population;
using Abscopal.Campaigns;

namespace Abscopal.Biology.Calibration;

/// <summary>The search of a calibration as a campaign: a block is a population of chains.</summary>
/// <param name="generationDone">Told the island and the generation, from any thread; null for none.</param>
/// <param name="cancellation">Ends an island between generations; what it found so far is lost.</param>
public sealed class CalibrationSearch(Action<int, int>? generationDone = null, CancellationToken cancellation = default) : ICampaignKind
{
    private const string KindName = "biology-calibration-search";
    private const int Version = 1;

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
        return new Worker(CalibrationSpecification.Read(specification.Parameters.Span), generationDone, cancellation);
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

    private sealed class Worker(CalibrationOptions options, Action<int, int>? generationDone, CancellationToken cancellation) : ICampaignWorker
    {
        private readonly CalibrationTarget _target = new(PublishedArms.All, SubjectDraws.Stratified(options.Seed, 0, options.Subjects), options.Power);

        public void Run(int block, IBufferWriter<byte> output)
        {
            var chains = new EvolutionChains(x => _target.LogLikelihood(x), FittedParameter.Count, options.Chains, options.Seed, block);
            int warmUp = Math.Max(1, options.Generations / 2);
            int every = Math.Max(1, (options.Generations - warmUp) / options.Kept);
            for (int g = 1; g <= options.Generations; g++)
            {
                cancellation.ThrowIfCancellationRequested();
                chains.Advance(g, warmUp);
                if (g > warmUp && (options.Generations - g) % every == 0 && (options.Generations - g) / every < options.Kept) Write(chains, output);
                generationDone?.Invoke(block, g);
            }
        }

        private static void Write(EvolutionChains chains, IBufferWriter<byte> output)
        {
            for (int c = 0; c < chains.Points.Count; c++)
            {
                foreach (double value in chains.Points[c]) Put(value, output);
                Put(chains.LogLikelihoods[c], output);
            }
        }

        private static void Put(double value, IBufferWriter<byte> output)
        {
            BinaryPrimitives.WriteDoubleLittleEndian(output.GetSpan(8), value);
            output.Advance(8);
        }
    }
}
