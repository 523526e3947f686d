namespace Abscopal.Trials.EarlyPhase;

/// <summary>What a two-stage single-arm design is searched for.</summary>
/// <param name="NullRate">The response rate that is not worth pursuing.</param>
/// <param name="TargetRate">The response rate worth pursuing, higher.</param>
/// <param name="Alpha">The largest type I error.</param>
/// <param name="Beta">The largest type II error.</param>
/// <param name="MaximumSubjects">The largest design looked at.</param>
public sealed record SimonOptions(double NullRate, double TargetRate, double Alpha = 0.05, double Beta = 0.2, int MaximumSubjects = 100)
{
    internal void Check()
    {
        DesignCheck.Probability(NullRate, "nullRate");
        DesignCheck.Probability(TargetRate, "targetRate");
        DesignCheck.Probability(Alpha, "alpha");
        DesignCheck.Probability(Beta, "beta");
        if (TargetRate <= NullRate) throw new DesignException("targetRate", $"is {DesignCheck.Text(TargetRate)}", $"above the null rate {DesignCheck.Text(NullRate)}");
        if (MaximumSubjects is < 2 or > 1000) throw new DesignException("maximumSubjects", $"is {MaximumSubjects}", "2 to 1000");
    }
}
