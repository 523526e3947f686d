namespace Abscopal.Clinical.Laboratory;

/// <summary>On which side of normal a value is toxic.</summary>
public enum ToxicityDirection
{
    /// <summary>Below the lower limit.</summary>
    Low,

    /// <summary>Above the upper limit.</summary>
    High,
}
