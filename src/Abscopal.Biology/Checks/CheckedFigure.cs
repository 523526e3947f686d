using Abscopal.Survival;

namespace Abscopal.Biology.Checks;

/// <summary>A printed figure beside what the ensemble predicts of it.</summary>
/// <param name="Arm">The arm.</param>
/// <param name="Role">Fitted, contrast only, or held out.</param>
/// <param name="Figure">What it is, such as OS12.</param>
/// <param name="Printed">As printed: per cent, or months for a median.</param>
/// <param name="Estimate">Predicted, on the same scale.</param>
/// <param name="Lower">Lower limit for a trial of the same size.</param>
/// <param name="Upper">Upper limit.</param>
public sealed record CheckedFigure(string Arm, string Role, string Figure, double Printed, Estimate Estimate, Estimate Lower, Estimate Upper)
{
    /// <summary>Whether the printed figure lies within the interval; an open end holds everything.</summary>
    public bool Holds => (Lower.ValueOrNull ?? double.NegativeInfinity) <= Printed + 1e-9 && Printed <= (Upper.ValueOrNull ?? double.PositiveInfinity) + 1e-9;
}
