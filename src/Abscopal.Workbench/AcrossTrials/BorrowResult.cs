using System.Collections.Immutable;
using Abscopal.Evidence.Borrowing;
using Abscopal.Evidence.Pooling;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>Priors for survival at a landmark in the control arm of a new trial.</summary>
/// <param name="Request">What was asked.</param>
/// <param name="LeftOut">Arms that nothing could be drawn of, each with the reason.</param>
/// <param name="Trials">What each earlier control arm says, on the logit scale.</param>
/// <param name="Evidence">The trials pooled with the stated prior on the deviation between them.</param>
/// <param name="Predictive">The meta-analytic-predictive prior, betas.</param>
/// <param name="Robust">The same with a vague component.</param>
/// <param name="Power">The power prior, normal on the logit scale.</param>
/// <param name="Commensurate">The commensurate prior, normals on the logit scale.</param>
public sealed record BorrowResult(
    BorrowRequest Request,
    ImmutableArray<string> LeftOut,
    ImmutableArray<TrialEstimate> Trials,
    BayesianPoolingResult Evidence,
    BetaBorrowedPrior Predictive,
    BetaBorrowedPrior Robust,
    NormalBorrowedPrior Power,
    NormalBorrowedPrior Commensurate)
{
    /// <summary>What goes with every prior here.</summary>
    public static string Limits => "Earlier control arms may differ from the next one in patients and care: a prior worth many subjects rests on their being alike.";

    /// <summary>The rate of a logit.</summary>
    /// <param name="logit">The logit.</param>
    public static double Rate(double logit) => 1 / (1 + Math.Exp(-logit));
}
