namespace Abscopal.Survival;

/// <summary>The exact partial likelihood: the conditional probability of the events of each time among all sets of their size.</summary>
/// <remarks>
/// The denominator is the elementary symmetric polynomial of degree d of the risks, which with its first and second
/// derivatives is built row by row: B_m &lt;- B_m + r B_(m-1). Source: Gail, Lubin and Rubinstein, Biometrika 68 (1981)
/// 703-707. Risks are scaled so that the polynomials stay near 1.
/// </remarks>
internal sealed class ExactPartialLikelihood : PartialLikelihood
{
    private readonly int[] _blockOfPlace;
    private readonly int _stride;

    public ExactPartialLikelihood(CoxDesign design)
        : base(design)
    {
        if (design.Weights is not null && design.Copies is null)
            throw new SurvivalDataException("the exact partial likelihood counts sets of subjects and has no case weights; use Efron's or Breslow's ties");
        _blockOfPlace = design.BlockOfPlace();
        int p = design.Covariates.Columns;
        _stride = 1 + p + (p * (p + 1) / 2);
    }

    public override bool TiedEventsCompete => false;

    public override void Evaluate(ReadOnlySpan<double> beta)
    {
        LogLikelihood = 0;
        Array.Clear(Score);
        Array.Clear(Information);
        double[] predictor = Predictors(beta);
        int[] strata = Design.StratumBlock;
        for (int s = 0; s + 1 < strata.Length; s++)
        {
            for (int b = strata[s]; b < strata[s + 1]; b++) AddBlock(Design.BlockStart[strata[s]], b, predictor);
        }
    }

    private void AddBlock(int first, int b, double[] predictor)
    {
        int deaths = Design.Deaths[b];
        int end = Design.BlockStart[b + 1];
        double sum = 0;
        double atRisk = 0;
        double most = double.NegativeInfinity;
        for (int k = first; k < end; k++)
        {
            if (IsAtRisk(k, b)) most = Math.Max(most, predictor[k]);
        }

        for (int k = first; k < end; k++)
        {
            if (!IsAtRisk(k, b)) continue;
            sum += Design.Weight(k) * Math.Exp(predictor[k] - most);
            atRisk += Design.Weight(k);
        }

        if (deaths == atRisk) return;
        double scale = deaths / (Math.E * sum);
        double logScale = Math.Log(scale) - most;
        double[] polynomials = new double[(deaths + 1) * _stride];
        polynomials[0] = 1;
        for (int k = first; k < end; k++)
        {
            if (!IsAtRisk(k, b)) continue;
            double risk = Math.Exp(predictor[k] + logScale);
            for (int copy = Design.Copies?[k] ?? 1; copy > 0; copy--) Multiply(polynomials, deaths, k, risk);
        }

        for (int k = Design.FirstEvent[b]; k < end; k++)
        {
            double w = Design.Weight(k);
            LogLikelihood += w * (predictor[k] + logScale);
            for (int j = 0; j < Score.Length; j++) Score[j] += w * Design.Covariates[k, j];
        }

        Subtract(polynomials.AsSpan(deaths * _stride, _stride));
    }

    private bool IsAtRisk(int k, int b) => !Design.HasEntry || Design.EntryBlock[k] > b || _blockOfPlace[k] == b;

    private void Multiply(double[] polynomials, int deaths, int place, double risk)
    {
        int p = Score.Length;
        for (int m = deaths; m >= 1; m--)
        {
            Span<double> to = polynomials.AsSpan(m * _stride, _stride);
            ReadOnlySpan<double> from = polynomials.AsSpan((m - 1) * _stride, _stride);
            to[0] += risk * from[0];
            int second = 1 + p;
            for (int j = 0; j < p; j++)
            {
                double x = Design.Covariates[place, j];
                to[1 + j] += risk * (from[1 + j] + (x * from[0]));
                for (int l = 0; l <= j; l++, second++)
                {
                    double y = Design.Covariates[place, l];
                    to[second] += risk * (from[second] + (x * from[1 + l]) + (y * from[1 + j]) + (x * y * from[0]));
                }
            }
        }
    }

    private void Subtract(ReadOnlySpan<double> denominator)
    {
        LogLikelihood -= Math.Log(denominator[0]);
        int second = 1 + Score.Length;
        for (int j = 0; j < Score.Length; j++)
        {
            double meanJ = denominator[1 + j] / denominator[0];
            Score[j] -= meanJ;
            for (int l = 0; l <= j; l++, second++)
            {
                Information[j, l] += (denominator[second] / denominator[0]) - (meanJ * (denominator[1 + l] / denominator[0]));
                Information[l, j] = Information[j, l];
            }
        }
    }
}
