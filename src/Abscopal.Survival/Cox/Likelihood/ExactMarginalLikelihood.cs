using Abscopal.Numerics.Elementary;
namespace Abscopal.Survival;

/// <summary>The exact marginal likelihood: the probability that the events of each time come before everybody else.</summary>
/// <remarks>
/// With R the sum of the risks of those who stay, it is the integral of R exp(-R s) prod_j (1 - exp(-r_j s)) over s > 0.
/// Source: DeLong, Guirguis and So, Biometrika 81 (1994) 607-611, equation 2. In z = log s the integrand is analytic and falls
/// off exponentially on both sides, where the trapezoidal rule converges geometrically (Trefethen and Weideman, SIAM Review
/// 56 (2014) 385-458); derivatives come from the same nodes.
/// </remarks>
internal sealed class ExactMarginalLikelihood : PartialLikelihood
{
    private const double Negligible = 45;

    private readonly int _p;
    private readonly double[] _stay;
    private readonly double[] _slope;
    private readonly double[] _sum;
    private readonly double[] _square;

    public ExactMarginalLikelihood(CoxDesign design)
        : base(design)
    {
        if (design.Weights is not null && design.Copies is null)
            throw new SurvivalDataException("the exact marginal likelihood has no case weights; use Efron's or Breslow's ties");
        _p = design.Covariates.Columns;
        _stay = new double[Triangle + _p + 1];
        _slope = new double[_p];
        _sum = new double[_p];
        _square = new double[Triangle];
    }

    public override bool TiedEventsCompete => false;

    private int Triangle => _p * (_p + 1) / 2;

    public override void Evaluate(ReadOnlySpan<double> beta)
    {
        LogLikelihood = 0;
        Array.Clear(Score);
        Array.Clear(Information);
        double[] risk = Predictors(beta);
        VectorElementaryMath.Exp(risk, risk);
        int[] strata = Design.StratumBlock;
        for (int s = 0; s + 1 < strata.Length; s++)
        {
            Array.Clear(_stay);
            int atRisk = 0;
            for (int b = strata[s]; b < strata[s + 1]; b++)
            {
                int firstEvent = Design.FirstEvent[b];
                for (int k = Design.BlockStart[b]; k < firstEvent; k++) AddMoments(k, risk[k] * Design.Weight(k));
                atRisk += firstEvent - Design.BlockStart[b];
                if (Design.HasEntry)
                {
                    for (int l = Design.LeavingStart[b]; l < Design.LeavingStart[b + 1]; l++) AddMoments(Design.Leaving[l], -risk[Design.Leaving[l]] * Design.Weight(Design.Leaving[l]));
                    atRisk -= Design.LeavingStart[b + 1] - Design.LeavingStart[b];
                }

                if (atRisk == 0) Array.Clear(_stay);
                else AddBlock(b, risk);
                for (int k = firstEvent; k < Design.BlockStart[b + 1]; k++) AddMoments(k, risk[k] * Design.Weight(k));
                atRisk += Design.BlockStart[b + 1] - firstEvent;
            }
        }

        for (int j = 0; j < _p; j++)
        {
            for (int l = 0; l < j; l++) Information[l, j] = Information[j, l];
        }
    }

    private void AddMoments(int k, double risk)
    {
        _stay[0] += risk;
        int second = 1 + _p;
        for (int j = 0; j < _p; j++)
        {
            double x = risk * Design.Covariates[k, j];
            _stay[1 + j] += x;
            for (int l = 0; l <= j; l++, second++) _stay[second] += x * Design.Covariates[k, l];
        }
    }

    private void AddBlock(int b, double[] risk)
    {
        double top = Mode(b, risk);
        double height = LogIntegrand(b, risk, top);
        double step = 0.2 / Math.Sqrt(Design.Deaths[b]);
        double total = 0;
        Array.Clear(_sum);
        Array.Clear(_square);
        for (int side = 0; side < 2; side++)
        {
            for (int i = side; ; i++)
            {
                double z = top + ((side == 0 ? i : -i) * step);
                double log = LogIntegrand(b, risk, z) - height;
                if (log < -Negligible) break;
                double weight = Math.Exp(log);
                total += weight;
                AddDerivatives(b, risk, Math.Exp(z), weight);
            }
        }

        LogLikelihood += height + Math.Log(total * step);
        int second = 0;
        for (int j = 0; j < _p; j++)
        {
            Score[j] += _sum[j] / total;
            for (int l = 0; l <= j; l++, second++) Information[j, l] += (_sum[j] / total * (_sum[l] / total)) - (_square[second] / total);
        }
    }

    // log of s times the integrand, s = exp(z).
    private double LogIntegrand(int b, double[] risk, double z)
    {
        double s = Math.Exp(z);
        double log = z + Math.Log(_stay[0]) - (_stay[0] * s);
        for (int k = Design.FirstEvent[b]; k < Design.BlockStart[b + 1]; k++) log += Design.Weight(k) * LogOneLessExp(risk[k] * s);
        return log;
    }

    // log(1 - exp(-x)) without cancellation at either end.
    private static double LogOneLessExp(double x) => x < 0.7 ? Math.Log(OneLessExp(x)) : LogOnePlus(-Math.Exp(-x));

    private static double OneLessExp(double x) => 2 * Math.Exp(-0.5 * x) * Math.Sinh(0.5 * x);

    private static double LogOnePlus(double x)
    {
        double u = 1 + x;
        return u == 1 ? x : Math.Log(u) * x / (u - 1);
    }

    // The log-integrand is concave in z: bisect its slope 1 - R s + sum r s / (exp(r s) - 1).
    private double Mode(int b, double[] risk)
    {
        double low = -Math.Log(_stay[0]) - 1;
        double high = low + 2 + Math.Log(1 + Design.Deaths[b]);
        for (int i = 0; i < 40; i++)
        {
            double z = 0.5 * (low + high);
            double s = Math.Exp(z);
            double slope = 1 - (_stay[0] * s);
            for (int k = Design.FirstEvent[b]; k < Design.BlockStart[b + 1]; k++) slope += Design.Weight(k) * Odds(risk[k] * s);
            if (slope > 0) low = z;
            else high = z;
        }

        return low;
    }

    // x / (exp(x) - 1).
    private static double Odds(double x) => x > 700 ? 0 : x * Math.Exp(-x) / OneLessExp(x);

    // With h the log-integrand: the sums of h' and of h'' + h' h'' transposed over the nodes.
    private void AddDerivatives(int b, double[] risk, double s, double weight)
    {
        int second = 0;
        for (int j = 0; j < _p; j++)
        {
            _slope[j] = (_stay[1 + j] / _stay[0]) - (s * _stay[1 + j]);
            for (int l = 0; l <= j; l++, second++)
            {
                double own = (_stay[1 + _p + second] / _stay[0]) - (_stay[1 + j] / _stay[0] * (_stay[1 + l] / _stay[0]));
                _square[second] += weight * (own - (s * _stay[1 + _p + second]));
            }
        }

        for (int k = Design.FirstEvent[b]; k < Design.BlockStart[b + 1]; k++)
        {
            double w = Design.Weight(k);
            double u = risk[k] * s;
            double odds = Odds(u);
            // The derivative of log(1 - exp(-u)) by log u is the odds g; that of g is g (1 - u - g).
            double curvature = odds * (1 - u - odds);
            second = 0;
            for (int j = 0; j < _p; j++)
            {
                double x = Design.Covariates[k, j];
                _slope[j] += w * odds * x;
                for (int l = 0; l <= j; l++, second++) _square[second] += weight * w * curvature * x * Design.Covariates[k, l];
            }
        }

        second = 0;
        for (int j = 0; j < _p; j++)
        {
            _sum[j] += weight * _slope[j];
            for (int l = 0; l <= j; l++, second++) _square[second] += weight * _slope[j] * _slope[l];
        }
    }
}
