namespace Abscopal.Evidence.Bias;

/// <summary>How the factors of an arm become one score; factors are taken as independent and without interaction.</summary>
public enum CaseMixScore
{
    /// <summary>The mean of the sum of log ratios: the mean linear predictor.</summary>
    MeanOfLogRatios,

    /// <summary>The log of the product of mean ratios, as in Lin, Psaty and Kronmal (1998).</summary>
    LogOfMeanRatios,
}
