namespace Abscopal.Evidence.Pooling;

/// <summary>How the variance between trials is estimated.</summary>
public enum HeterogeneityEstimator
{
    /// <summary>DerSimonian and Laird, Control. Clin. Trials 7 (1986) 177-188: one moment equation.</summary>
    DerSimonianLaird,

    /// <summary>Paule and Mandel, J. Res. NBS 87 (1982) 377-385: the generalised Q equals its expectation.</summary>
    PauleMandel,

    /// <summary>Restricted maximum likelihood; Viechtbauer, J. Educ. Behav. Stat. 30 (2005) 261-293.</summary>
    RestrictedMaximumLikelihood,
}
