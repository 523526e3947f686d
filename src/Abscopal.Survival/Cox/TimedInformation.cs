namespace Abscopal.Survival;

/// <summary>The information about coefficients and their change with a function of time.</summary>
internal static class TimedInformation
{
    /// <summary>The 2p by 2p matrix with blocks sum V, sum g V and sum g^2 V, V being the information of one event time.</summary>
    public static double[,] Sum(CoxDesign design, double[] relative, bool efron, double[] g)
    {
        int p = design.Covariates.Columns;
        double[,] information = new double[2 * p, 2 * p];
        for (int s = 0; s + 1 < design.StratumBlock.Length; s++)
        {
            var all = new Moments(design, relative);
            for (int b = design.StratumBlock[s]; b < design.StratumBlock[s + 1]; b++)
            {
                var events = new Moments(design, relative);
                for (int k = design.BlockStart[b]; k < design.FirstEvent[b]; k++) all.Add(k, 1);
                for (int l = 0; design.HasEntry && l < design.LeavingStart[b + 1] - design.LeavingStart[b]; l++) all.Add(design.Leaving[design.LeavingStart[b] + l], -1);
                for (int k = design.FirstEvent[b]; k < design.BlockStart[b + 1]; k++)
                {
                    all.Add(k, 1);
                    events.Add(k, 1);
                }

                for (int i = 0; i < design.Deaths[b]; i++)
                {
                    double a = efron ? i / (double)design.Deaths[b] : 0;
                    AddTerm(information, all, events, a, design.ShareOf(b), g[b]);
                }
            }
        }

        return information;
    }

    private static void AddTerm(double[,] information, Moments all, Moments events, double a, double share, double g)
    {
        int p = all.First.Length;
        double denominator = all.Total - (a * events.Total);
        for (int j = 0; j < p; j++)
        {
            double meanJ = (all.First[j] - (a * events.First[j])) / denominator;
            for (int k = 0; k < p; k++)
            {
                double meanK = (all.First[k] - (a * events.First[k])) / denominator;
                double v = share * (((all.Second[j, k] - (a * events.Second[j, k])) / denominator) - (meanJ * meanK));
                information[j, k] += v;
                information[j, p + k] += g * v;
                information[p + j, k] += g * v;
                information[p + j, p + k] += g * g * v;
            }
        }
    }

    private sealed class Moments(CoxDesign design, double[] relative)
    {
        public double Total { get; private set; }

        public double[] First { get; } = new double[design.Covariates.Columns];

        public double[,] Second { get; } = new double[design.Covariates.Columns, design.Covariates.Columns];

        public void Add(int k, int sign)
        {
            double risk = sign * design.Weight(k) * relative[k];
            Total += risk;
            for (int i = 0; i < First.Length; i++)
            {
                double x = risk * design.Covariates[k, i];
                First[i] += x;
                for (int j = 0; j < First.Length; j++) Second[i, j] += x * design.Covariates[k, j];
            }
        }
    }
}
