namespace Abscopal.Evidence.Pooling;

/// <summary>The estimates and variances of trials as columns.</summary>
internal sealed record TrialColumns(double[] Values, double[] Variances)
{
    public int Count => Values.Length;

    public static TrialColumns Of(IReadOnlyList<TrialEstimate> trials)
    {
        ArgumentNullException.ThrowIfNull(trials);
        if (trials.Count == 0) throw new EvidenceInputException("there is no trial to pool; at least one is needed");
        foreach (TrialEstimate trial in trials)
        {
            if (trial.Scale != trials[0].Scale)
                throw new EvidenceInputException($"{trial.Trial} is on the scale {trial.Scale}, {trials[0].Trial} on {trials[0].Scale}; they must be equal");
            if (!double.IsFinite(trial.Value)) throw new EvidenceInputException($"{trial.Trial}: the estimate {trial.Value:R} must be finite");
            EvidenceInputException.ThrowIfNotPositive(trial.StandardError, $"{trial.Trial}: the standard error");
        }

        return new TrialColumns([.. trials.Select(t => t.Value)], [.. trials.Select(t => t.StandardError * t.StandardError)]);
    }

    /// <summary>The weighted mean under a variance between trials, and its precision.</summary>
    public (double Mean, double Precision) Mean(double tauSquared)
    {
        double precision = 0;
        double sum = 0;
        for (int i = 0; i < Count; i++)
        {
            double w = 1 / (Variances[i] + tauSquared);
            precision += w;
            sum += w * Values[i];
        }

        return (sum / precision, precision);
    }

    /// <summary>The sum of squared standardised distances from the mean; it falls as the variance grows.</summary>
    public double GeneralisedQ(double tauSquared)
    {
        double mean = Mean(tauSquared).Mean;
        double q = 0;
        for (int i = 0; i < Count; i++) q += (Values[i] - mean) * (Values[i] - mean) / (Variances[i] + tauSquared);
        return q;
    }

    public double TypicalVariance()
    {
        double sum = 0;
        double squares = 0;
        foreach (double v in Variances)
        {
            sum += 1 / v;
            squares += 1 / (v * v);
        }

        return (Count - 1) * sum / ((sum * sum) - squares);
    }
}
