namespace Abscopal.Evidence.Bias;

/// <summary>Whether a landmark analysis could be made.</summary>
public enum LandmarkAnalysisStatus
{
    /// <summary>It was made.</summary>
    Done,

    /// <summary>A treated subject has no date of treatment: who was treated by the landmark is unknown.</summary>
    DatesMissing,

    /// <summary>At the landmark one of the groups is empty.</summary>
    GroupEmpty,
}
