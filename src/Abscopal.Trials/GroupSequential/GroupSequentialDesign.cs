using System.Collections.Immutable;
using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Roots;

namespace Abscopal.Trials.GroupSequential;

/// <summary>A group-sequential design: its looks, and the drift it is powered for.</summary>
/// <param name="Options">What it was made from.</param>
/// <param name="Looks">The looks in order.</param>
/// <param name="Drift">The mean of Z at full information that gives the power.</param>
/// <param name="Inflation">Full information over that of the design without interim looks.</param>
/// <param name="ExpectedInformationNull">The expected information at the stop without effect, as a share of the full; futility obeyed.</param>
/// <param name="ExpectedInformation">The same under the drift.</param>
public sealed record GroupSequentialDesign(
    GroupSequentialOptions Options,
    ImmutableArray<DesignLook> Looks,
    double Drift,
    double Inflation,
    double ExpectedInformationNull,
    double ExpectedInformation)
{
    /// <summary>Makes the design.</summary>
    /// <param name="options">What it is made from.</param>
    /// <exception cref="DesignException">The options cannot be met.</exception>
    public static GroupSequentialDesign From(GroupSequentialOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        double[] information = [.. options.InformationFractions];
        double[] upper = BoundSolver.Efficacy(options, information);
        double[] lower = Array.ConvertAll(upper, u => options.Sides == 2 ? -u : double.NegativeInfinity);
        double drift;
        if (options.Futility is null)
        {
            double fixedDrift = FixedDrift(options);
            drift = Brent.Root(d => PowerAt(information, upper, lower, d) - options.Power, 0.9 * fixedDrift, 2.5 * fixedDrift, 1e-11);
        }
        else
        {
            (drift, upper, lower) = FutilitySolver.Solve(options, information, upper);
        }

        return Describe(options, information, upper, lower, drift);
    }

    /// <summary>The efficacy bounds alone, without solving for a drift.</summary>
    /// <param name="options">What they are made from; futility is ignored, as if it did not bind.</param>
    /// <returns>The bounds of Z, infinity where nothing is spent.</returns>
    public static ImmutableArray<double> EfficacyBounds(GroupSequentialOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        return [.. BoundSolver.Efficacy(options, [.. options.InformationFractions])];
    }

    /// <summary>Where the trial stops under another effect.</summary>
    /// <param name="drift">The mean of Z at full information.</param>
    public SequentialExits Exits(double drift) => SequentialExits.Of(Information(), UpperBounds(), LowerBounds(), drift);

    internal double[] Information() => [.. Looks.Select(look => look.InformationFraction)];

    internal double[] UpperBounds() => [.. Looks.Select(look => look.Upper ?? double.PositiveInfinity)];

    internal double[] LowerBounds() => [.. Looks.Select(look => look.Lower ?? (Options.Sides == 2 && look.Upper is { } u ? -u : double.NegativeInfinity))];

    private static double FixedDrift(GroupSequentialOptions options) =>
        Normal.UpperQuantile(options.Alpha / options.Sides) + Normal.Quantile(options.Power);

    private static double PowerAt(double[] information, double[] upper, double[] lower, double drift) =>
        SequentialExits.Of(information, upper, lower, drift).Upper.Sum();

    private static GroupSequentialDesign Describe(GroupSequentialOptions options, double[] information, double[] upper, double[] lower, double drift)
    {
        bool binding = options.Futility is { Binding: true };
        double[] open = Array.ConvertAll(lower, _ => double.NegativeInfinity);
        SequentialExits error = SequentialExits.Of(information, upper, binding || options.Sides == 2 ? lower : open, 0);
        SequentialExits none = SequentialExits.Of(information, upper, lower, 0);
        SequentialExits effect = SequentialExits.Of(information, upper, lower, drift);
        var looks = ImmutableArray.CreateBuilder<DesignLook>(information.Length);
        (double alpha, double power, double beta, double futile) = (0, 0, 0, 0);
        for (int k = 0; k < information.Length; k++)
        {
            alpha += options.Sides * error.Upper[k];
            power += effect.Upper[k];
            beta += effect.Lower[k];
            futile += none.Lower[k];
            looks.Add(new DesignLook(
                k + 1, information[k], Finite(upper[k]), options.Sides == 2 ? null : Finite(lower[k]), Normal.UpperTail(upper[k]), alpha, power,
                options.Futility is null ? 0 : beta, options.Futility is null ? 0 : futile));
        }

        double ratio = drift / FixedDrift(options);
        return new GroupSequentialDesign(options, looks.MoveToImmutable(), drift, ratio * ratio, Expected(information, none), Expected(information, effect));
    }

    private static double Expected(double[] information, SequentialExits exits)
    {
        double left = 1;
        double sum = 0;
        for (int k = 0; k < information.Length - 1; k++)
        {
            double stop = exits.Upper[k] + exits.Lower[k];
            sum += stop * information[k];
            left -= stop;
        }

        return sum + (left * information[^1]);
    }

    private static double? Finite(double bound) => double.IsFinite(bound) ? bound : null;
}
