namespace Abscopal.Evidence.Borrowing;

/// <summary>One part of a mixture of beta distributions.</summary>
/// <param name="Weight">Its probability.</param>
/// <param name="A">Its first shape: events of survival, as it were.</param>
/// <param name="B">Its second shape.</param>
public readonly record struct BetaComponent(double Weight, double A, double B);
