using System.Collections.Immutable;
using Abscopal.Evidence.Borrowing;
using Abscopal.Evidence.Pooling;
using Abscopal.Input;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>Makes priors for a control arm out of the control arms of printed trials.</summary>
public static class BorrowJob
{
    // Before any trial: a logit with this deviation is nearly uniform over the rates.
    private const double InitialDeviation = 2;

    /// <summary>Draws the control arms, pools them and makes the priors.</summary>
    /// <param name="request">What is asked.</param>
    /// <exception cref="InvalidInputException">A trial cannot be read, or no control arm can be drawn.</exception>
    public static BorrowResult Run(BorrowRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!(request.VagueWeight is >= 0 and < 1)) throw new InvalidInputException(new InputProblem("the weight is out of range", Key: "--vague", Allowed: "0 to less than 1"));
        if (!(request.Power is >= 0 and <= 1)) throw new InvalidInputException(new InputProblem("the power is out of range", Key: "--power", Allowed: "0 to 1"));
        if (!(request.Landmark > 0)) throw new InvalidInputException(new InputProblem("the landmark is not above 0", Key: "--at", Allowed: "months above 0"));
        if (!(request.TauScale > 0)) throw new InvalidInputException(new InputProblem("the scale is not above 0", Key: "--tau-scale", Allowed: "a number such as 0.5"));
        if (request.Sets is < 2 or > 1000) throw new InvalidInputException(new InputProblem($"{request.Sets} data sets", Key: "--sets", Allowed: "2 to 1000"));
        (ImmutableArray<TrialArm> arms, ImmutableArray<string> left) = ArmDraws.Others(request.Trials, request.Endpoint, request.Sets, request.Seed);
        ImmutableArray<TrialEstimate> trials = [.. arms.Where(a => a.IsControl).Select(a => ControlRates.OnLogit(a, request.Landmark, request.Level)).OfType<TrialEstimate>()];
        if (trials.IsEmpty) throw new InvalidInputException(new InputProblem("no control arm can be drawn", Key: "--with", Allowed: $"trials with a printed contrast, and a row at risk of {request.Endpoint} beyond the landmark"));
        BayesianPoolingResult evidence = BayesianPooling.Pool(trials, new BayesianPoolingOptions { Level = request.Level, TauScale = request.TauScale });
        // One subject followed to the landmark: the deviation of a logit at the pooled rate.
        double rate = BorrowResult.Rate(evidence.Mean.Mean);
        double unit = 1 / Math.Sqrt(rate * (1 - rate));
        return new BorrowResult(
            request,
            left,
            trials,
            evidence,
            MetaAnalyticPredictive.Beta(evidence, new MetaAnalyticPredictiveOptions { VagueWeight = 0 }),
            MetaAnalyticPredictive.Beta(evidence, new MetaAnalyticPredictiveOptions { VagueWeight = request.VagueWeight }),
            PowerPrior.Fixed(trials, [.. trials.Select(_ => request.Power)], new InitialPrior(0, InitialDeviation), unit),
            CommensuratePrior.Of(trials, new CommensuratePriorOptions { UnitDeviation = unit }));
    }
}
