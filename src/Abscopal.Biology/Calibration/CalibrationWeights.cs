using System.Buffers;
using System.Buffers.Binary;
using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Population;
using Abscopal.Campaigns;
using Abscopal.Numerics.Random;

namespace Abscopal.Biology.Calibration;

/// <summary>
/// The second half of a calibration: every draw of the search meets fresh subjects, more than the search had, and gets
/// its radiosensitivity. A block is a draw.
/// </summary>
public sealed class CalibrationWeights : ICampaignKind
{
    private const string KindName = "biology-calibration-weights";
    private const int Version = 2;
    private const uint Purpose = 0x57656967;
    private const int HeaderLength = 48;

    // The weights are tempered until at least this share of the draws counts.
    private const double LeastEffectiveShare = 0.5;

    /// <inheritdoc/>
    public string Name => KindName;

    /// <inheritdoc/>
    public int EngineVersion => Version;

    /// <summary>The specification for the draws of a search.</summary>
    /// <param name="options">The options of the search.</param>
    /// <param name="draws">Its draws.</param>
    public static CampaignSpecification Specify(CalibrationOptions options, IReadOnlyList<SearchDraw> draws)
    {
        ArgumentNullException.ThrowIfNull(draws);
        int size = 8 * FittedParameter.Count;
        byte[] bytes = new byte[HeaderLength + (draws.Count * size)];
        CalibrationSpecification.Write(options).CopyTo(bytes, 0);
        for (int i = 0; i < draws.Count; i++)
        {
            for (int d = 0; d < FittedParameter.Count; d++)
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(HeaderLength + (i * size) + (8 * d)), draws[i].Standard[d]);
        }

        return new CampaignSpecification(KindName, Version, draws.Count, bytes);
    }

    /// <inheritdoc/>
    public ICampaignWorker Open(CampaignSpecification specification)
    {
        ArgumentNullException.ThrowIfNull(specification);
        return new Worker(specification);
    }

    /// <summary>The ensemble of weighted draws.</summary>
    /// <param name="options">The options.</param>
    /// <param name="draws">The draws of the search.</param>
    /// <param name="store">The finished blocks.</param>
    public static Ensemble Gather(CalibrationOptions options, IReadOnlyList<SearchDraw> draws, ICampaignStore store)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentNullException.ThrowIfNull(store);
        double[] differences = new double[draws.Count];
        double[] alphas = new double[draws.Count];
        for (int i = 0; i < draws.Count; i++)
        {
            ReadOnlySpan<byte> block = store.Read(i).Span;
            differences[i] = BinaryPrimitives.ReadDoubleLittleEndian(block) - draws[i].LogLikelihood;
            alphas[i] = BinaryPrimitives.ReadDoubleLittleEndian(block[8..]);
        }

        double[] weights = Temper(differences);
        return new Ensemble(draws.Select((draw, i) => new EnsembleMember(weights[i], draw.Standard, Shares(options.Seed, draws.Count, i), alphas[i])));
    }

    // Weights are likelihood with fresh subjects over likelihood with those of the search, to a power that keeps enough draws.
    private static double[] Temper(double[] differences)
    {
        double greatest = differences.Max();
        double power = 1;
        double[] weights;
        do
        {
            double p = power;
            weights = [.. differences.Select(d => Numerics.Elementary.ElementaryMath.Exp(p * (d - greatest)))];
            power *= 0.9;
        }
        while (weights.Sum() * weights.Sum() / weights.Sum(w => w * w) < LeastEffectiveShare * weights.Length);
        return weights;
    }

    // Even spread over every assumed range, each in an order of its own.
    private static double[] Shares(ulong seed, int count, int member)
    {
        double[] shares = new double[EnsembleMember.AssumedNames.Count];
        for (int k = 0; k < shares.Length; k++)
        {
            double[] keys = [.. Enumerable.Range(0, count).Select(i => new RandomStream(seed, new StreamAddress(Purpose, (uint)k, (uint)i)).NextUniform())];
            shares[k] = (keys.Count(key => key < keys[member]) + 0.5) / count;
        }

        return shares;
    }

    private sealed class Worker : ICampaignWorker
    {
        private readonly CalibrationOptions _options;
        private readonly int _draws;
        private readonly ReadOnlyMemory<byte> _vectors;
        private readonly CalibrationTarget _target;
        private readonly CrestContrast _crest;

        public Worker(CampaignSpecification specification)
        {
            _options = CalibrationSpecification.Read(specification.Parameters.Span);
            _vectors = specification.Parameters[HeaderLength..];
            _draws = specification.Blocks;
            SubjectDraws fresh = SubjectDraws.Stratified(_options.Seed, 1, _options.FreshSubjects);
            _target = new CalibrationTarget(PublishedArms.All, fresh, _options.Power);
            _crest = new CrestContrast(SubjectDraws.Stratified(_options.Seed, 2, Math.Min(512, _options.FreshSubjects)));
        }

        public void Run(int block, IBufferWriter<byte> output)
        {
            double[] standard = new double[FittedParameter.Count];
            for (int d = 0; d < standard.Length; d++)
                standard[d] = BinaryPrimitives.ReadDoubleLittleEndian(_vectors.Span[(8 * ((block * FittedParameter.Count) + d))..]);
            double[] shares = Shares(_options.Seed, _draws, block);
            double pick = new RandomStream(_options.Seed, new StreamAddress(Purpose + 1, 0, (uint)block)).NextUniform();
            Span<byte> span = output.GetSpan(16);
            BinaryPrimitives.WriteDoubleLittleEndian(span, _target.LogLikelihood(standard));
            BinaryPrimitives.WriteDoubleLittleEndian(span[8..], _crest.Draw(standard, EnsembleMember.AssumedConstants(shares), pick));
            output.Advance(16);
        }
    }
}
