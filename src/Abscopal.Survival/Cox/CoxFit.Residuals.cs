namespace Abscopal.Survival;

public sealed partial class CoxFit
{
    private readonly Lock _lock = new();

    private CoxProcess Process
    {
        get
        {
            lock (_lock) return field ??= new CoxProcess(_design, Options.Ties == CoxTies.Efron, _beta);
        }
    }

    /// <summary>
    /// The robust covariance of two coefficients: influences summed within subjects, squared. Ties of the exact methods are
    /// taken as Breslow's. 0 where a coefficient is infinite.
    /// </summary>
    /// <param name="row">The index of a covariate.</param>
    /// <param name="column">The index of a covariate.</param>
    public double RobustCovariance(int row, int column) => IsRobust ? _covariance[row, column] : RobustMatrix()[row, column];

    /// <summary>The martingale residual of each row: its event less the cumulative hazard that it was exposed to.</summary>
    /// <remarks>0 for rows at risk at no event. Source: Therneau, Grambsch and Fleming, Biometrika 77 (1990) 147-160.</remarks>
    public double[] MartingaleResiduals() => ByRow(Process.Martingale());

    /// <summary>The deviance residual of each row, martingale residuals made more symmetric.</summary>
    /// <remarks>sign(M) sqrt(-2 (M + delta log(delta - M))). Source: as the martingale residuals.</remarks>
    public double[] DevianceResiduals()
    {
        double[] residuals = MartingaleResiduals();
        for (int i = 0; i < residuals.Length; i++)
        {
            double m = residuals[i];
            double logs = _data.HasEvent(i) && m != 0 ? Math.Log(1 - m) : 0;
            residuals[i] = Math.Sign(m) * Math.Sqrt(Math.Max(0, -2 * (m + logs)));
        }

        return residuals;
    }

    /// <summary>The score residuals, rows by covariates: what each row, at weight 1, adds to the score.</summary>
    /// <remarks>Source: Therneau and Grambsch, 'Modeling Survival Data', 2000, section 4.6.</remarks>
    public double[,] ScoreResiduals()
    {
        double[,] placed = Process.Score();
        double[,] residuals = new double[Rows, _beta.Length];
        for (int k = 0; k < _design.Count; k++)
        {
            for (int j = 0; j < _beta.Length; j++) residuals[_design.Rows[k], j] = placed[k, j];
        }

        return residuals;
    }

    /// <summary>The change of each coefficient that a row brings, to first order, rows by covariates: weighted score residuals times the covariance.</summary>
    public double[,] DfbetaResiduals()
    {
        double[,] score = ScoreResiduals();
        double[,] change = new double[Rows, _beta.Length];
        for (int i = 0; i < Rows; i++)
        {
            for (int j = 0; j < _beta.Length; j++)
            {
                for (int k = 0; k < _beta.Length; k++) change[i, j] += _data.Weight(i) * score[i, k] * _modelCovariance[k, j];
            }
        }

        return change;
    }

    /// <summary>The change of each coefficient that a row brings, in standard errors of the model, rows by covariates.</summary>
    public double[,] DfbetasResiduals()
    {
        double[,] change = DfbetaResiduals();
        for (int j = 0; j < _beta.Length; j++)
        {
            double error = Math.Sqrt(_modelCovariance[j, j]);
            for (int i = 0; i < Rows && error > 0; i++) change[i, j] /= error;
        }

        return change;
    }

    /// <summary>The Schoenfeld residuals: for each event, its covariates less their mean in the risk set.</summary>
    /// <remarks>Source: Schoenfeld, Biometrika 69 (1982) 239-241.</remarks>
    public SchoenfeldResiduals SchoenfeldResiduals() => Survival.SchoenfeldResiduals.Create(_data, _design, Process);

    /// <summary>The Schoenfeld residuals on the scale of the coefficients: their smooth over time shows a coefficient that changes.</summary>
    /// <remarks>Events times covariance times residual, plus the coefficient. Source: Grambsch and Therneau, Biometrika 81 (1994) 515-526.</remarks>
    public SchoenfeldResiduals ScaledSchoenfeldResiduals() => SchoenfeldResiduals().Scaled(this);

    /// <summary>The scaled Schoenfeld residuals in order of time, and their smooth.</summary>
    public SchoenfeldTrend SchoenfeldTrend() => new(ScaledSchoenfeldResiduals(), _data.ToEventTable(), _beta.Length);

    /// <summary>Tests whether the coefficients change with time.</summary>
    /// <param name="scale">The function of time that they are tested against.</param>
    public ProportionalityTest TestProportionality(ProportionalityScale scale = ProportionalityScale.KaplanMeier) =>
        ProportionalityTest.Create(_data, _design, Process, Options.Ties == CoxTies.Efron, scale);

    /// <summary>Harrell's concordance of the linear predictor with the times.</summary>
    public ConcordanceResult Concordance() => Survival.Concordance.Of(_data, LinearPredictors());

    /// <summary>The sum of coefficients times covariates plus offset of each row at risk at some event, from the means of the covariates.</summary>
    internal double[] LinearPredictors() => ByRow(Process.Predictor());

    private double[] ByRow(double[] byPlace)
    {
        double[] byRow = new double[Rows];
        for (int k = 0; k < byPlace.Length; k++) byRow[_design.Rows[k]] = byPlace[k];
        return byRow;
    }

    private double[,] RobustMatrix()
    {
        double[,] score = Process.Score();
        int p = _beta.Length;
        var sums = new Dictionary<int, double[]>();
        for (int k = 0; k < _design.Count; k++)
        {
            int subject = _data.Subject(_design.Rows[k]);
            if (!sums.TryGetValue(subject, out double[]? sum)) sums.Add(subject, sum = new double[p]);
            // Copies are different subjects: their squares add.
            double w = _design.Copies is null ? _design.Weight(k) : Math.Sqrt(_design.Weight(k));
            for (int j = 0; j < p; j++)
            {
                for (int l = 0; l < p; l++) sum[j] += w * score[k, l] * _modelCovariance[l, j];
            }
        }

        double[,] covariance = new double[p, p];
        foreach (double[] sum in sums.Values)
        {
            for (int j = 0; j < p; j++)
            {
                for (int l = 0; l < p; l++) covariance[j, l] += sum[j] * sum[l];
            }
        }

        return covariance;
    }
}
