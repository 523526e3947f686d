namespace Abscopal.Evidence.Comparison;

/// <summary>The degrees of freedom of an estimate from complete data.</summary>
public enum CompleteDataDegrees
{
    /// <summary>The least number of events in both arms of any data set, less one.</summary>
    EventsLessOne,

    /// <summary>Infinite: the normal distribution, as single-trial reports take it.</summary>
    Infinite,
}
