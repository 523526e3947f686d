using System.Runtime.Intrinsics;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Elementary;
using Abscopal.Study.Published;
using Abscopal.Survival;

namespace Abscopal.Evidence.Sampling;

/// <summary>
/// A printed comparison of two arms, kept up while subjects change: the score of Cox's model (Efron's ties) at the ends
/// of the interval that the hazard ratio was rounded from, its score and information in the middle, and the log-rank test.
/// </summary>
/// <remarks>
/// The score falls as the coefficient rises, so that the estimate lies between two values exactly when the score is
/// positive at the lower and negative at the upper one. The limits use the information at the middle after one step of
/// Newton's method, which over an interval of rounding is exact far beyond the printed digits.
/// </remarks>
internal sealed class ContrastState
{
    private const int Low = 0;
    private const int High = 1;
    private const int Middle = 2;
    private const int Test = 3;

    private readonly ArmState _arm;
    private readonly ArmState _reference;
    private readonly bool _hasRatio;
    private readonly (double Least, double Greatest)? _lower;
    private readonly (double Least, double Greatest)? _upper;
    private readonly (double Least, double Greatest)? _z;
    private readonly double _quantile;
    private readonly double _middleLog;
    private readonly double _lowLog;
    private readonly double _highLog;
    private readonly Vector256<double> _ratios = Vector256<double>.One;

    // Score and information at the two ends and in the middle; observed less expected and the variance of the log-rank test.
    private Vector256<double> _score;
    private Vector256<double> _information;

    public ContrastState(PublishedContrast contrast, ArmState arm, ArmState reference)
    {
        Contrast = contrast;
        _arm = arm;
        _reference = reference;
        _quantile = ArmConditions.Z(contrast.Level);
        if (contrast.HazardRatio is { } ratio)
        {
            _hasRatio = true;
            double low = Math.Max(1e-6, ratio.LeastAsNumber);
            _ratios = Vector256.Create(low, ratio.GreatestAsNumber, ratio.Number, 1);
            _lowLog = ElementaryMath.Log(low);
            _highLog = ElementaryMath.Log(ratio.GreatestAsNumber);
            _middleLog = ElementaryMath.Log(ratio.Number);
            _lower = Logs(contrast.Lower);
            _upper = Logs(contrast.Upper);
        }

        if (contrast.PValue is { } p)
        {
            double least = contrast.PValueIsBound ? 0 : Math.Max(0, p.LeastAsNumber);
            _z = (Normal.UpperQuantile(0.5 * Math.Min(1, contrast.PValueIsBound ? p.Number : p.GreatestAsNumber)), least > 0 ? Normal.UpperQuantile(0.5 * least) : double.PositiveInfinity);
        }
    }

    /// <summary>The numbers that <see cref="SaveTo"/> keeps.</summary>
    public const int SavedNumbers = 9;

    public PublishedContrast Contrast { get; }

    /// <summary>How far the comparison is from the printed one; 0 when it is met.</summary>
    public double Penalty { get; private set; }

    public bool Joins(ArmState state) => ReferenceEquals(state, _arm) || ReferenceEquals(state, _reference);

    /// <summary>Adds or takes away the days of a span.</summary>
    public void Add(int first, int last, double sign)
    {
        DayCounts armEvents = _arm.EventDays;
        DayCounts referenceEvents = _reference.EventDays;
        int shared = Math.Min(Math.Min(armEvents.On.Length, referenceEvents.On.Length) - 1, last);
        for (int day = Math.Min(armEvents.Next(first), referenceEvents.Next(first)); day <= shared; day = Math.Min(armEvents.Next(day + 1), referenceEvents.Next(day + 1)))
            AddDay(armEvents.On[day], referenceEvents.On[day], _arm.AtRisk[day], _reference.AtRisk[day], sign);

        // Beyond the last day of one arm the other is alone and its events tell nothing of the ratio.
    }

    public void Refresh()
    {
        _score = _information = Vector256<double>.Zero;
        Add(0, int.MaxValue - 1, 1);
        Evaluate();
    }

    public void Evaluate()
    {
        double penalty = 0;
        if (_hasRatio && _information[Middle] > 0)
        {
            double perError = 1 / Math.Sqrt(_information[Middle]);
            penalty += 10 * perError * (Math.Max(0, -_score[Low]) + Math.Max(0, _score[High]));
            double estimate = _middleLog + (_score[Middle] / _information[Middle]);
            double slope = (_information[High] - _information[Low]) / (_highLog - _lowLog);
            double width = _quantile / Math.Sqrt(Math.Max(1e-12, _information[Middle] + (slope * (estimate - _middleLog))));
            penalty += Outside(estimate - width, _lower) + Outside(estimate + width, _upper);
        }
        else if (_hasRatio)
        {
            penalty += 10;
        }

        if (_z is { } range)
        {
            double z = _information[Test] > 0 ? Math.Abs(_score[Test]) / Math.Sqrt(_information[Test]) : 0;
            penalty += 10 * Math.Max(0, Math.Max(range.Least - z, z - range.Greatest));
        }

        Penalty = penalty;
    }

    /// <summary>Whether the ratio and its limits, fitted anew to convergence, are as printed.</summary>
    public bool Agrees()
    {
        if (Contrast.HazardRatio is null) return true;
        double[] groups = [.. Enumerable.Repeat(0.0, _reference.Subjects), .. Enumerable.Repeat(1.0, _arm.Subjects)];
        var data = SurvivalData.FromDays([.. _reference.Days, .. _arm.Days], [.. _reference.Events, .. _arm.Events]);
        CoxFit fit = CoxRegression.Fit(data, new CovariateMatrixBuilder().AddNumber("arm", groups).Build(), new CoxOptions { Level = (double)(Contrast.Level ?? 0.95m) });
        CoxCoefficient arm = fit.Coefficients[0];
        return Agrees(Contrast.HazardRatio, arm.HazardRatio) && Agrees(Contrast.Lower, arm.HazardRatioLimits.Lower) && Agrees(Contrast.Upper, arm.HazardRatioLimits.Upper);
    }

    private static bool Agrees(Printed? printed, Estimate recomputed) => printed is null || (recomputed.IsEstimated && printed.Agrees(recomputed.Value));

    public void SaveTo(double[] saved)
    {
        _score.CopyTo(saved);
        _information.CopyTo(saved, Vector256<double>.Count);
        saved[^1] = Penalty;
    }

    public void Restore(double[] saved)
    {
        _score = Vector256.Create(saved);
        _information = Vector256.Create(saved, Vector256<double>.Count);
        Penalty = saved[^1];
    }

    private void AddDay(int d1, int d0, int n1, int n0, double sign)
    {
        int d = d1 + d0;
        Vector256<double> sum = Vector256<double>.Zero;
        Vector256<double> information = Vector256<double>.Zero;
        for (int l = 0; l < d; l++)
        {
            double part = (double)l / d;
            Vector256<double> above = _ratios * (n1 - (part * d1));
            Vector256<double> share = above / (above + Vector256.Create(n0 - (part * d0)));
            sum += share;
            information += share * (Vector256<double>.One - share);
        }

        // Of one event alone the test's share and variance are those of a ratio of 1; tied ones are hypergeometric.
        if (d > 1)
        {
            double n = n1 + n0;
            sum = sum.WithElement(Test, d * n1 / n);
            information = information.WithElement(Test, d * (n1 / n) * (n0 / n) * ((n - d) / (n - 1)));
        }

        _score += sign * (Vector256.Create((double)d1) - sum);
        _information += sign * information;
    }

    private static double Outside(double log, (double Least, double Greatest)? range) => range is not { } r ? 0
        : 2 * Math.Max(0, Math.Max(r.Least - log, log - r.Greatest)) / (r.Greatest - r.Least);

    private static (double Least, double Greatest)? Logs(Printed? printed) => printed is null ? null
        : (ElementaryMath.Log(Math.Max(1e-6, printed.LeastAsNumber)), ElementaryMath.Log(printed.GreatestAsNumber));
}
