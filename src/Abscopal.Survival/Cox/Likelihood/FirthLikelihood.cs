namespace Abscopal.Survival;

/// <summary>A partial likelihood penalised by half the log determinant of its information.</summary>
/// <remarks>
/// The derivatives of the penalty are central differences: of fourth order for the score, of second order for the curvature,
/// which only sets the speed of Newton's steps. Sources: Firth, Biometrika 80 (1993) 27-38; Heinze and Schemper, Biometrics
/// 57 (2001) 114-119.
/// </remarks>
internal sealed class FirthLikelihood(PartialLikelihood inner) : PartialLikelihood(inner.Design)
{
    private const double FineStep = 4e-3;
    private const double CoarseStep = 2e-2;

    private readonly double[,] _curvature = new double[inner.Score.Length, inner.Score.Length];
    private readonly double[] _moved = new double[inner.Score.Length];

    public override double[,] Curvature => _curvature;

    public override void Evaluate(ReadOnlySpan<double> beta)
    {
        beta.CopyTo(_moved);
        double penalty = PenaltyAfterMove(0, 0, 0, 0);
        LogLikelihood = inner.LogLikelihood + penalty;
        inner.Score.CopyTo(Score, 0);
        Array.Copy(inner.Information, Information, Information.Length);
        Array.Copy(inner.Information, _curvature, _curvature.Length);
        if (!double.IsFinite(penalty)) return;
        double[] square = new double[beta.Length];
        for (int j = 0; j < beta.Length; j++)
        {
            double fine = FineStep / Design.Ranges[j];
            double near = PenaltyAfterMove(j, fine, j, 0) - PenaltyAfterMove(j, -fine, j, 0);
            double far = PenaltyAfterMove(j, 2 * fine, j, 0) - PenaltyAfterMove(j, -2 * fine, j, 0);
            Score[j] += ((8 * near) - far) / (12 * fine);
            double h = CoarseStep / Design.Ranges[j];
            square[j] = PenaltyAfterMove(j, h, j, 0) + PenaltyAfterMove(j, -h, j, 0) - (2 * penalty);
            _curvature[j, j] -= square[j] / (h * h);
            for (int k = 0; k < j; k++)
            {
                double l = CoarseStep / Design.Ranges[k];
                double both = PenaltyAfterMove(j, h, k, l) + PenaltyAfterMove(j, -h, k, -l) - (2 * penalty);
                _curvature[j, k] -= (both - square[j] - square[k]) / (2 * h * l);
                _curvature[k, j] = _curvature[j, k];
            }
        }
    }

    private double PenaltyAfterMove(int j, double byJ, int k, double byK)
    {
        double oldJ = _moved[j];
        double oldK = _moved[k];
        _moved[j] += byJ;
        if (k != j) _moved[k] += byK;
        inner.Evaluate(_moved);
        _moved[j] = oldJ;
        _moved[k] = oldK;
        return 0.5 * LogDeterminant(inner.Information);
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
