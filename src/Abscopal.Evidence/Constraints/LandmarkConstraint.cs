namespace Abscopal.Evidence.Constraints;

/// <summary>A printed survival rate as an interval.</summary>
/// <param name="LastDay">The last whole day that counts as reached by the landmark.</param>
/// <param name="Least">The least survival printed so.</param>
/// <param name="Greatest">The greatest survival printed so.</param>
public sealed record LandmarkConstraint(int LastDay, double Least, double Greatest);
