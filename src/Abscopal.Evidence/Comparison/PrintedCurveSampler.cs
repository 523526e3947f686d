using Abscopal.Numerics.Random;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Comparison;

/// <summary>Draws the subjects of a large arm from its printed row at risk, median, landmark rates and events.</summary>
/// <remarks>
/// The stated prior: survival at each printed time is uniform in the interval that prints so; between printed times the
/// logarithm of the share not censored goes as a power of time, from 1 (steady) to 8 (late), log-uniform, or such that
/// the events add up to their printed total (S G = at risk / n, with S the curve and G its reverse); after the last of
/// them the share of the losses that were events is uniform on 0 to 1, unless the total or the censored were printed;
/// times are uniform between columns. Numbers at risk and printed numbers censored are met
/// exactly, the others within a patient or two: <see cref="Misfit"/> tells.
/// </remarks>
public static class PrintedCurveSampler
{
    private const uint Purpose = 0x50_52_43_53;

    /// <summary>Whether enough was printed: a row at risk from time 0 that starts with all subjects, in months.</summary>
    /// <param name="study">The study, for its unit.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="endpoint">The endpoint.</param>
    public static bool CanDraw(PublishedStudy study, PublishedArm arm, PublishedEndpoint endpoint)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(arm);
        ArgumentNullException.ThrowIfNull(endpoint);
        return study.TimeUnit == PrintedUnit.Months && endpoint.AtRisk is { } row && row.Times[0] == 0 && row.Counts.Length > 1 && row.Counts[0] == arm.N
            && (row.CumulativeCensored.Length > 0 || endpoint.Landmarks.Length > 0 || endpoint.Median?.Estimate is not null);
    }

    /// <summary>Draws one data set.</summary>
    /// <param name="study">The study, for its unit.</param>
    /// <param name="arm">The arm.</param>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="number">The number of the data set: a draw is a function of seed and number.</param>
    /// <exception cref="EvidenceInputException">Too little was printed.</exception>
    public static ArmSample Draw(PublishedStudy study, PublishedArm arm, PublishedEndpoint endpoint, ulong seed, int number)
    {
        if (!CanDraw(study, arm, endpoint)) throw new EvidenceInputException($"{arm.Id}, {endpoint.Id}: a row at risk in months from time 0, with a rate, a median or numbers censored, is needed");
        var random = new RandomStream(seed, new StreamAddress(Purpose, (uint)number, Address(study, arm, endpoint)));
        return new PrintedCurveDraw(arm, endpoint, ref random).Run(ref random);
    }

    /// <summary>The greatest distance of the drawn curves from what was printed.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="draws">The data sets.</param>
    /// <returns>In survival, 0 to 1: at each landmark outside its printed interval, and at the median from one half.</returns>
    public static double Misfit(PublishedEndpoint endpoint, IReadOnlyList<ArmSample> draws)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        ArgumentNullException.ThrowIfNull(draws);
        double worst = 0;
        foreach (ArmSample draw in draws)
        {
            KaplanMeierCurve curve = KaplanMeier.Estimate(draw.ToSurvivalData());
            foreach (PublishedLandmark landmark in endpoint.Landmarks)
            {
                if (curve.At((double)landmark.Time).Survival is { IsEstimated: true } s)
                    worst = Math.Max(worst, Math.Max(landmark.Survival.LeastAsNumber - s.Value, s.Value - landmark.Survival.GreatestAsNumber));
            }

            if (endpoint.Median?.Estimate is not { } median) continue;
            if (curve.At(median.LeastAsNumber).Survival is { IsEstimated: true } early) worst = Math.Max(worst, 0.5 - early.Value);
            if (curve.At(median.GreatestAsNumber).Survival is { IsEstimated: true } late) worst = Math.Max(worst, late.Value - 0.5);
        }

        return worst;
    }

    // Arms differ in their streams whatever their order: FNV-1a of their names.
    private static uint Address(PublishedStudy study, PublishedArm arm, PublishedEndpoint endpoint)
    {
        uint hash = 2166136261;
        foreach (char c in $"{study.Id}/{arm.Id}/{endpoint.Id}") hash = (hash ^ c) * 16777619;
        return hash;
    }
}
