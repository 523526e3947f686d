namespace Abscopal.Survival;

/// <summary>The variance of a transition or state occupancy probability.</summary>
public enum OccupancyVariance
{
    /// <summary>
    /// The sum over subjects of squared derivatives by the weight of the subject: right also where the process is not
    /// Markov, and that of R's <c>survfit</c>. Source: Efron, 'The Jackknife, the Bootstrap and Other Resampling Plans' (1982).
    /// </summary>
    InfinitesimalJackknife,

    /// <summary>
    /// Multinomial increments from each state, which assume a Markov process: Andersen, Borgan, Gill and Keiding,
    /// 'Statistical Models Based on Counting Processes' (1993), eq. (4.4.20).
    /// </summary>
    Greenwood,

    /// <summary>Independent Poisson increments, which assume a Markov process: the same, eq. (4.4.17).</summary>
    Aalen,
}
