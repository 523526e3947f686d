namespace Abscopal.Biology.Prediction;

/// <summary>The figures that a simulated trial would print.</summary>
internal sealed class TrialFigures(int landmarks)
{
    public double[] ProgressionFree { get; } = new double[landmarks];

    public double[] Survival { get; } = new double[landmarks];

    public double MedianProgressionFree { get; set; }

    public double MedianSurvival { get; set; }

    public double Responses { get; set; }
}
