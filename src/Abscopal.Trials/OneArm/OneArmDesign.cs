using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Random;

namespace Abscopal.Trials.OneArm;

/// <summary>A single-arm survival trial analysed by the one-sample log-rank test.</summary>
/// <param name="Options">What it was made from.</param>
/// <param name="RequiredSubjects">Subjects, not rounded.</param>
/// <param name="Subjects">Subjects, rounded up.</param>
/// <param name="ExpectedEvents">Expected events of <paramref name="Subjects"/> if the treatment works as hoped.</param>
/// <param name="ExpectedEventsUnderNull">Expected events if it does nothing.</param>
/// <remarks>
/// Source: Wu, Pharmaceutical Statistics 14 (2015) 26-33. With variance E the null part is the expected control hazard;
/// with (O + E) / 2 its mean with the expected events; with O the expected events. Published sizes with variance E, such
/// as 88 subjects for a Weibull control of shape 1.22 and median 9, are larger than those with (O + E) / 2 (74).
/// </remarks>
public sealed record OneArmDesign(OneArmDesignOptions Options, double RequiredSubjects, int Subjects, double ExpectedEvents, double ExpectedEventsUnderNull)
{
    private const uint Purpose = 31;

    /// <summary>Makes a design.</summary>
    /// <param name="options">What it is made from.</param>
    public static OneArmDesign From(OneArmDesignOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        double time = options.Accrual + options.FollowUp;
        OneSampleMoments moments = OneSampleMoments.At(options.Control, options.HazardRatio, time, options.Accrual);
        double variance = NullVariance(moments, options.Variance);
        double root = ((Normal.UpperQuantile(options.Alpha) * Math.Sqrt(variance)) + (Normal.Quantile(options.Power) * Math.Sqrt(moments.Variance))) / moments.Difference;
        int subjects = (int)Math.Ceiling((root * root) - 1e-9);
        return new OneArmDesign(
            options, root * root, subjects, subjects * moments.Events, subjects * OneSampleMoments.At(options.Control, 1, time, options.Accrual).Events);
    }

    /// <summary>The power of a number of subjects by the same approximation.</summary>
    /// <param name="subjects">1 or more.</param>
    /// <param name="hazardRatio">The true hazard ratio.</param>
    public double PowerOf(int subjects, double hazardRatio)
    {
        DesignCheck.Positive(hazardRatio, "hazardRatio");
        if (subjects < 1) throw new DesignException("subjects", $"is {subjects}", "1 or more");
        OneSampleMoments moments = OneSampleMoments.At(Options.Control, hazardRatio, Options.Accrual + Options.FollowUp, Options.Accrual);
        return Normal.UpperTail(((Normal.UpperQuantile(Options.Alpha) * Math.Sqrt(NullVariance(moments, Options.Variance))) - (Math.Sqrt(subjects) * moments.Difference)) / Math.Sqrt(moments.Variance));
    }

    /// <summary>
    /// The true rejection probability in a small sample, by convolving the joint distribution of observed and expected
    /// events of a subject, on a grid of the expected ones.
    /// </summary>
    /// <param name="subjects">1 to 200.</param>
    /// <param name="hazardRatio">The true hazard ratio; 1 gives the level.</param>
    /// <param name="variance">Which variance the test has.</param>
    /// <returns>The probability, to about 2e-3.</returns>
    public double ExactRejection(int subjects, double hazardRatio, OneSampleVariance variance)
    {
        DesignCheck.Positive(hazardRatio, "hazardRatio");
        if (subjects is < 1 or > 200) throw new DesignException("subjects", $"is {subjects}", "1 to 200");
        return OneSampleEnumeration.Rejection(Options, subjects, hazardRatio, variance);
    }

    /// <summary>The true rejection probability by simulation.</summary>
    /// <param name="subjects">1 or more.</param>
    /// <param name="hazardRatio">The true hazard ratio; 1 gives the level.</param>
    /// <param name="variance">Which variance the test has.</param>
    /// <param name="trials">Trials.</param>
    /// <param name="seed">The seed; subject s of trial t draws from stream (purpose 31, t, s).</param>
    public (double Probability, double StandardError) Simulate(int subjects, double hazardRatio, OneSampleVariance variance, int trials, ulong seed)
    {
        DesignCheck.Positive(hazardRatio, "hazardRatio");
        if (subjects < 1 || trials < 1) throw new DesignException("subjects, trials", $"are {subjects} and {trials}", "1 or more");
        double critical = Normal.UpperQuantile(Options.Alpha);
        long rejected = 0;
        for (int trial = 0; trial < trials; trial++)
        {
            int observed = 0;
            double expected = 0;
            for (int i = 0; i < subjects; i++)
            {
                var stream = new RandomStream(seed, new StreamAddress(Purpose, (uint)trial, (uint)i));
                double end = Options.Control.CumulativeHazard(Options.FollowUp + (Options.Accrual * stream.NextUniform()));
                double hazard = stream.NextExponential() / hazardRatio;
                observed += hazard <= end ? 1 : 0;
                expected += Math.Min(hazard, end);
            }

            rejected += OneSampleLogRank.Statistic(observed, expected, variance) >= critical ? 1 : 0;
        }

        double share = (double)rejected / trials;
        return (share, Math.Sqrt(share * (1 - share) / trials));
    }

    internal static double NullVariance(OneSampleMoments moments, OneSampleVariance variance) => variance switch
    {
        OneSampleVariance.Expected => moments.Expected,
        OneSampleVariance.Observed => moments.Events,
        _ => 0.5 * (moments.Expected + moments.Events),
    };
}
