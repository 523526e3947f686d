using Abscopal.Numerics.Distributions;

namespace Abscopal.Evidence.Bias;

/// <summary>A factor of prognosis whose ratio was published and whose count is known in both arms.</summary>
public sealed record PrognosticFactor
{
    /// <summary>The name, for example liver metastases.</summary>
    public required string Name { get; init; }

    /// <summary>The published hazard ratio of having it.</summary>
    public required double Ratio { get; init; }

    /// <summary>The lower limit of the ratio.</summary>
    public required double Lower { get; init; }

    /// <summary>The upper limit of the ratio.</summary>
    public required double Upper { get; init; }

    /// <summary>The confidence level of the limits.</summary>
    /// <value>0.95 by default.</value>
    public double Level { get; init; } = 0.95;

    /// <summary>Those with the factor in the treatment arm.</summary>
    public required int TreatmentCount { get; init; }

    /// <summary>The subjects of the treatment arm.</summary>
    public required int TreatmentSubjects { get; init; }

    /// <summary>Those with the factor in the control arm.</summary>
    public required int ControlCount { get; init; }

    /// <summary>The subjects of the control arm.</summary>
    public required int ControlSubjects { get; init; }

    /// <summary>The difference in prevalence, treatment minus control.</summary>
    public double PrevalenceDifference => ((double)TreatmentCount / TreatmentSubjects) - ((double)ControlCount / ControlSubjects);

    internal double LogRatio => Math.Log(Ratio);

    internal double StandardError => Math.Log(Upper / Lower) / (2 * Normal.UpperQuantile(0.5 * (1 - Level)));

    internal void Check()
    {
        EvidenceInputException.ThrowIfNotLevel(Level);
        if (!(0 < Lower && Lower <= Ratio && Ratio <= Upper && Lower < Upper && double.IsFinite(Upper)))
            throw new EvidenceInputException($"{Name}: ratio {Ratio:R} with limits {Lower:R} and {Upper:R}; it must be 0 < lower <= ratio <= upper");
        Check(TreatmentCount, TreatmentSubjects);
        Check(ControlCount, ControlSubjects);
    }

    private void Check(int count, int subjects)
    {
        if (subjects < 1 || count < 0 || count > subjects) throw new EvidenceInputException($"{Name}: {count} of {subjects}; the count must lie from 0 to the subjects, at least 1");
    }
}
