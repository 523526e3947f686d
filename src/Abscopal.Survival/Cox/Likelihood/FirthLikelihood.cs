namespace Abscopal.Survival;

/// <summary>A partial likelihood penalised by half the log determinant of its information.</summary>
/// <remarks>
/// Its score has tr(I^-1 dI/dbeta_j) / 2 added; the derivative of the information is a central difference of fourth order.
/// Sources: Firth, Biometrika 80 (1993) 27-38; Heinze and Schemper, Biometrics 57 (2001) 114-119.
/// </remarks>
internal sealed class FirthLikelihood(PartialLikelihood inner) : PartialLikelihood(inner.Design)
{
    private static readonly (int Steps, double Weight)[] Difference = [(-2, 1.0 / 12), (-1, -8.0 / 12), (1, 8.0 / 12), (2, -1.0 / 12)];

    public override void Evaluate(ReadOnlySpan<double> beta)
    {
        inner.Evaluate(beta);
        LogLikelihood = inner.LogLikelihood;
        inner.Score.CopyTo(Score, 0);
        Array.Copy(inner.Information, Information, Information.Length);
        if (!InformationInverse.TryInvert(Information, out double[,] inverse, out _))
        {
            LogLikelihood = double.NegativeInfinity;
            return;
        }

        LogLikelihood += 0.5 * LogDeterminant(Information);
        double[] moved = beta.ToArray();
        for (int j = 0; j < moved.Length; j++)
        {
            double step = 2e-3 / Design.Ranges[j];
            double trace = 0;
            foreach ((int steps, double weight) in Difference)
            {
                moved[j] = beta[j] + (steps * step);
                inner.Evaluate(moved);
                trace += weight / step * Trace(inverse, inner.Information);
            }

            moved[j] = beta[j];
            Score[j] += 0.5 * trace;
        }
    }

    private static double Trace(double[,] left, double[,] right)
    {
        double sum = 0;
        for (int i = 0; i < left.GetLength(0); i++)
        {
            for (int k = 0; k < left.GetLength(0); k++) sum += left[i, k] * right[k, i];
        }

        return sum;
    }

    private static double LogDeterminant(double[,] matrix)
    {
        double[,] rest = (double[,])matrix.Clone();
        int n = rest.GetLength(0);
        double log = 0;
        for (int i = 0; i < n; i++)
        {
            log += Math.Log(rest[i, i]);
            for (int j = i + 1; j < n; j++)
            {
                double factor = rest[j, i] / rest[i, i];
                for (int k = i; k < n; k++) rest[j, k] -= factor * rest[i, k];
            }
        }

        return log;
    }
}
