namespace Abscopal.Evidence.Bounds;

/// <summary>
/// What a curve can be after so many events and censorings: the ends of its height, of Greenwood's sum, and of the area
/// below it so far, each wide enough to hold every order that leads there.
/// </summary>
internal struct CurveBox
{
    public double LeastHeight;
    public double GreatestHeight;
    public double LeastVariance;
    public double GreatestVariance;
    public double LeastArea;
    public double GreatestArea;

    /// <summary>A box that holds nothing.</summary>
    public static CurveBox Empty { get; } = new()
    {
        LeastHeight = double.PositiveInfinity,
        GreatestHeight = double.NegativeInfinity,
        LeastVariance = double.PositiveInfinity,
        GreatestVariance = double.NegativeInfinity,
        LeastArea = double.PositiveInfinity,
        GreatestArea = double.NegativeInfinity,
    };

    public readonly bool IsEmpty => !(LeastHeight <= GreatestHeight && LeastVariance <= GreatestVariance);

    /// <summary>Widens the box so that it holds another one.</summary>
    public void Hold(CurveBox other)
    {
        if (other.IsEmpty) return;
        LeastHeight = Math.Min(LeastHeight, other.LeastHeight);
        GreatestHeight = Math.Max(GreatestHeight, other.GreatestHeight);
        LeastVariance = Math.Min(LeastVariance, other.LeastVariance);
        GreatestVariance = Math.Max(GreatestVariance, other.GreatestVariance);
        LeastArea = Math.Min(LeastArea, other.LeastArea);
        GreatestArea = Math.Max(GreatestArea, other.GreatestArea);
    }

    /// <summary>What both boxes hold of height and variance; the area is this one's.</summary>
    public readonly CurveBox And(CurveBox other) => this with
    {
        LeastHeight = Math.Max(LeastHeight, other.LeastHeight),
        GreatestHeight = Math.Min(GreatestHeight, other.GreatestHeight),
        LeastVariance = Math.Max(LeastVariance, other.LeastVariance),
        GreatestVariance = Math.Min(GreatestVariance, other.GreatestVariance),
    };

    /// <summary>The box after one of r at risk had the event.</summary>
    public readonly CurveBox AfterEvent(int atRisk)
    {
        double kept = (atRisk - 1.0) / atRisk;
        // The last one takes the curve to 0, where Greenwood's sum has no meaning and nothing is asked of it.
        double added = atRisk > 1 ? 1 / (atRisk * (atRisk - 1.0)) : 0;
        return this with
        {
            LeastHeight = LeastHeight * kept,
            GreatestHeight = GreatestHeight * kept,
            LeastVariance = LeastVariance + added,
            GreatestVariance = GreatestVariance + added,
        };
    }

    /// <summary>The box from which one event of r at risk leads into this one.</summary>
    public readonly CurveBox BeforeEvent(int atRisk)
    {
        if (atRisk == 1) return this with { LeastHeight = 0, GreatestHeight = LeastHeight <= 0 ? 1 : double.NegativeInfinity };
        double kept = (atRisk - 1.0) / atRisk;
        double added = 1 / (atRisk * (atRisk - 1.0));
        // A little wider than the way back, for the roundoff of going forth and back.
        return this with
        {
            LeastHeight = (LeastHeight / kept) - 1e-13,
            GreatestHeight = (GreatestHeight / kept) + 1e-13,
            LeastVariance = LeastVariance - added - 1e-13,
            GreatestVariance = GreatestVariance - added + 1e-13,
        };
    }

    /// <summary>Narrows height and variance by what they say of each other after so many steps among n subjects.</summary>
    /// <remarks>
    /// A step of share x adds -log(1 - x) to the fall of the log of the height and x² / (1 - x) = 4 sinh²(step / 2) to the
    /// variance, which is convex in the step: for one fall the sum is greatest in a single step and least in equal ones.
    /// Without censoring it is (1/height - 1) / n, and censoring only adds.
    /// </remarks>
    public readonly CurveBox Tied(int steps, int subjects)
    {
        if (steps == 0 || IsEmpty || GreatestHeight <= 0 || LeastHeight <= 0) return this;
        CurveBox tied = this;
        double least = -Math.Log(Math.Min(1, GreatestHeight)), greatest = -Math.Log(LeastHeight);
        tied.GreatestVariance = Math.Min(GreatestVariance, (4 * Square(Math.Sinh(0.5 * greatest))) + 1e-12);
        tied.LeastVariance = Math.Max(LeastVariance, Math.Max(4 * steps * Square(Math.Sinh(0.5 * least / steps)), ((1 / Math.Min(1, GreatestHeight)) - 1) / subjects) - 1e-12);
        tied.GreatestHeight = Math.Min(GreatestHeight, Math.Exp(-2 * Math.Asinh(0.5 * Math.Sqrt(Math.Max(0, tied.LeastVariance)))) + 1e-12);
        double fall = 2 * steps * Math.Asinh(0.5 * Math.Sqrt(Math.Max(0, tied.GreatestVariance) / steps));
        tied.LeastHeight = Math.Max(LeastHeight, Math.Max(Math.Exp(-fall), 1 / (1 + (subjects * tied.GreatestVariance))) - 1e-12);
        return tied;
    }

    private static double Square(double x) => x * x;
}
