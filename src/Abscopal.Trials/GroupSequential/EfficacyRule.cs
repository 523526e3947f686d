namespace Abscopal.Trials.GroupSequential;

/// <summary>How the efficacy bounds of the looks are set.</summary>
public abstract record EfficacyRule
{
    /// <summary>The word of its family in files, of the spending function where it has one.</summary>
    public string Family => this switch
    {
        SpendingRule spending => spending.Function.Family,
        WangTsiatisRule => "wang-tsiatis",
        _ => "haybittle-peto",
    };

    /// <summary>The parameter of the family, or null where it has none.</summary>
    public double? Parameter => this switch
    {
        SpendingRule spending => spending.Function.Parameter,
        WangTsiatisRule shape => shape.Delta,
        _ => null,
    };

    /// <summary>The spending function, or null for bounds of a fixed shape.</summary>
    public SpendingFunction? Spent => (this as SpendingRule)?.Function;

    private protected EfficacyRule()
    {
    }

    /// <summary>The classical O'Brien-Fleming bounds, c / sqrt t.</summary>
    /// <remarks>Source: O'Brien and Fleming, Biometrics 35 (1979) 549-556.</remarks>
    public static EfficacyRule OBrienFleming { get; } = new WangTsiatisRule(0);

    /// <summary>The classical Pocock bounds, the same c at each look.</summary>
    /// <remarks>Source: Pocock, Biometrika 64 (1977) 191-199.</remarks>
    public static EfficacyRule Pocock { get; } = new WangTsiatisRule(0.5);

    /// <summary>Bounds from a spending function.</summary>
    /// <param name="function">The function.</param>
    public static EfficacyRule Spending(SpendingFunction function) => new SpendingRule(function);

    /// <summary>The Wang-Tsiatis bounds c t^(delta - 1/2).</summary>
    /// <param name="delta">0 is O'Brien-Fleming, 1/2 is Pocock.</param>
    /// <remarks>Source: Wang and Tsiatis, Biometrics 43 (1987) 193-199.</remarks>
    public static EfficacyRule WangTsiatis(double delta) => new WangTsiatisRule(delta);

    /// <summary>The same high bound at each interim look; the last look takes the error probability that is left.</summary>
    /// <param name="earlyBound">The bound of the interim looks, on the scale of Z.</param>
    /// <remarks>Source: Haybittle, British Journal of Radiology 44 (1971) 793-797; Peto et al., British Journal of Cancer 34 (1976) 585-612.</remarks>
    public static EfficacyRule HaybittlePeto(double earlyBound = 3)
    {
        DesignCheck.Positive(earlyBound, "efficacy.earlyBound");
        return new HaybittlePetoRule(earlyBound);
    }

    internal sealed record SpendingRule(SpendingFunction Function) : EfficacyRule;

    internal sealed record WangTsiatisRule(double Delta) : EfficacyRule;

    internal sealed record HaybittlePetoRule(double EarlyBound) : EfficacyRule;
}
