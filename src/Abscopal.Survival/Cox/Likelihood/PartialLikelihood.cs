namespace Abscopal.Survival;

/// <summary>A log-likelihood of Cox coefficients with its derivatives.</summary>
internal abstract class PartialLikelihood(CoxDesign design)
{
    public CoxDesign Design { get; } = design;

    public double LogLikelihood { get; protected set; }

    public double[] Score { get; } = new double[design.Covariates.Columns];

    /// <summary>The negative second derivatives, symmetric.</summary>
    public double[,] Information { get; } = new double[design.Covariates.Columns, design.Covariates.Columns];

    /// <summary>The negative second derivatives that Newton's steps use.</summary>
    public virtual double[,] Curvature => Information;

    /// <summary>Whether a direction in which the likelihood never falls must favour events over the other events of their time too.</summary>
    public virtual bool TiedEventsCompete => true;

    /// <summary>Computes the log-likelihood, score and information at given coefficients.</summary>
    public abstract void Evaluate(ReadOnlySpan<double> beta);

    public static PartialLikelihood Create(CoxDesign design, CoxOptions options)
    {
        PartialLikelihood likelihood = OfTies(design, options);
        return options.Firth ? new FirthLikelihood(likelihood) : likelihood;
    }

    protected double[] Predictors(ReadOnlySpan<double> beta)
    {
        double[] predictor = Design.Offset is null ? new double[Design.Count] : [.. Design.Offset];
        Design.Covariates.AddPredictors(0, beta, predictor);
        return predictor;
    }

    private static PartialLikelihood OfTies(CoxDesign design, CoxOptions options) => options.Ties switch
    {
        CoxTies.Efron => new RiskSetLikelihood(design, efron: true),
        CoxTies.Breslow => new RiskSetLikelihood(design, efron: false),
        CoxTies.ExactPartial => new ExactPartialLikelihood(design),
        CoxTies.ExactMarginal => new ExactMarginalLikelihood(design),
        _ => throw new ArgumentOutOfRangeException(nameof(options), options.Ties, "is not a treatment of ties"),
    };
}
