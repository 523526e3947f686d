namespace Abscopal.Trials.SampleSize;

/// <summary>The rates of a randomised trial of two arms.</summary>
public sealed record TwoArmPlan
{
    /// <summary>Subjects accrued per time, both arms together; a last rate of 0 ends accrual.</summary>
    public required PiecewiseRate Accrual { get; init; }

    /// <summary>The control hazard.</summary>
    public required PiecewiseRate Control { get; init; }

    /// <summary>The experimental hazard.</summary>
    public required PiecewiseRate Experimental { get; init; }

    /// <summary>The dropout hazard of the control arm.</summary>
    public PiecewiseRate ControlDropout { get; init; } = PiecewiseRate.None;

    /// <summary>The dropout hazard of the experimental arm.</summary>
    public PiecewiseRate ExperimentalDropout { get; init; } = PiecewiseRate.None;

    /// <summary>Experimental subjects per control subject.</summary>
    public double Ratio { get; init; } = 1;

    internal double ControlShare => 1 / (1 + Ratio);

    /// <summary>The same plan with all accrual rates times a factor.</summary>
    /// <param name="factor">Positive.</param>
    public TwoArmPlan Scaled(double factor)
    {
        DesignCheck.Positive(factor, "factor");
        return this with { Accrual = new PiecewiseRate(Accrual.Starts, [.. Accrual.Rates.Select(rate => rate * factor)]) };
    }

    internal void Check() => DesignCheck.Positive(Ratio, "ratio");
}
