namespace Abscopal.Biology.Treatment;

/// <summary>A range that nobody has measured; members of the ensemble are spread over it evenly.</summary>
/// <param name="Least">Lower end.</param>
/// <param name="Greatest">Upper end.</param>
public readonly record struct AssumedRange(double Least, double Greatest)
{
    /// <summary>The value at a share of the range.</summary>
    /// <param name="share">0 to 1.</param>
    public double At(double share) => Least + (share * (Greatest - Least));
}
