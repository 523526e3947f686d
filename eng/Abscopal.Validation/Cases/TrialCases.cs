using Abscopal.Trials;
using Abscopal.Trials.Assurance;
using Abscopal.Trials.EarlyPhase;
using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.OneArm;
using Abscopal.Trials.SampleSize;

namespace Abscopal.Validation.Cases;

/// <summary>Trial designs beside published tables and other packages, at the digits they were printed with.</summary>
internal static class TrialCases
{
    private const double Critical = 1.9599639845400545;

    public static IEnumerable<Comparison> All() => [.. Bounds(), .. Sizes(), .. NotProportional(), .. EarlyPhase(), .. OneArm(), .. Chances()];

    private static IEnumerable<Comparison> Bounds()
    {
        var spending = new Comparison("Lan-DeMets O'Brien-Fleming bounds, 2 to 5 looks", "gsDesign 3.4.0 (r = 80), rpact");
        AddBounds(spending, EfficacyRule.Spending(SpendingFunction.OBrienFleming), 1, 0.025,
            [2.96258804, 1.96859564], [3.71030287, 2.51142748, 1.99304748], [4.33263365, 2.96313160, 2.35904428, 2.01409014], [4.87688495, 3.35701192, 2.68028006, 2.28981677, 2.03103204]);
        yield return spending;
        var pocock = new Comparison("Lan-DeMets Pocock bounds, 5 looks", "gsDesign 3.4.0 (r = 80), rpact");
        AddBounds(pocock, EfficacyRule.Spending(SpendingFunction.Pocock), 1, 0.025, [2.43797669, 2.42681386, 2.41019414, 2.39664927, 2.38599965]);
        yield return pocock;
        var classical = new Comparison("classical O'Brien-Fleming constants, 2 to 5 looks", "gsDesign 3.4.0, rpact");
        double[] constants = [1.977431, 2.004036, 2.024295, 2.040073];
        for (int looks = 2; looks <= 5; looks++) classical.Add(constants[looks - 2], GroupSequentialDesign.EfficacyBounds(Equal(looks, EfficacyRule.OBrienFleming, 2, 0.05))[^1]);
        yield return classical;
        var update = new Comparison("last bound when 300 events were planned and 285, 320 came", "rpact, bivariate normal");
        var plan = new GroupSequentialOptions { InformationFractions = [0.7, 1] };
        update.Add(1.993316, BoundaryUpdate.Efficacy(plan, [210, 285], 300, isFinal: true)[1]).Add(2.007690, BoundaryUpdate.Efficacy(plan, [210, 320], 300, isFinal: true)[1]);
        yield return update;
    }

    private static IEnumerable<Comparison> Sizes()
    {
        var schoenfeld = new Comparison("events, Schoenfeld", "formula in R");
        var freedman = new Comparison("events, Freedman", "formula in R");
        foreach ((double ratio, double power, double s, double f) in new[] { (0.7, 0.8, 246.787, 252.036), (0.7, 0.9, 330.378, 337.405), (0.65, 0.8, 169.181, 174.437), (0.65, 0.9, 226.485, 233.522), (0.75, 0.8, 379.352, 384.595) })
        {
            schoenfeld.Add(s, RequiredEvents.Schoenfeld(ratio, power: power));
            freedman.Add(f, RequiredEvents.Freedman(ratio, power: power));
        }

        yield return schoenfeld;
        yield return freedman;
        PiecewiseRate dropout = PiecewiseRate.FromMedian(40);
        PiecewiseRate control = PiecewiseRate.FromMedian(6);
        var plan = new TwoArmPlan { Accrual = new PiecewiseRate([0, 24], [1, 0]), Control = control, Experimental = control.Times([0], [0.5]), ControlDropout = dropout, ExperimentalDropout = dropout };
        var size = SurvivalSampleSize.LachinFoulkes(plan, 36);
        yield return new Comparison("events and subjects, Lachin-Foulkes", "gsDesign nSurv").Add(86.3258, size.Events).Add(119.8184, size.Subjects);
    }

    private static IEnumerable<Comparison> NotProportional()
    {
        PiecewiseRate control = PiecewiseRate.FromMedian(12);
        PiecewiseRate dropout = PiecewiseRate.Constant(0.001);
        var plan = new TwoArmPlan { Accrual = new PiecewiseRate([0, 18], [20, 0]), Control = control, Experimental = control.Times([0, 4], [1, 0.6]), ControlDropout = dropout, ExperimentalDropout = dropout };
        yield return Size("delayed effect: average hazard ratio", 463.08, 324.71, SurvivalSampleSize.ByAverageHazardRatio(plan, 36));
        yield return Size("delayed effect: FH(0, 0.5)", 355.57, 249.33, Both(plan, EventWeight.FlemingHarrington(0, 0.5)));
        yield return Size("delayed effect: FH(0, 1)", 351.82, 246.69, Both(plan, EventWeight.FlemingHarrington(0, 1)));
        yield return Size("delayed effect: modestly weighted to 4 months", 429.78, 301.36, Both(plan, EventWeight.ModestlyWeighted(4)));
        yield return Size("delayed effect: MaxCombo", 386.68, 271.14, MaxComboDesign.Size(plan, [new MaxComboLook(36, [EventWeight.LogRank, EventWeight.FlemingHarrington(0, 0.5)], 0.025)]));
        yield return Size("delayed effect: restricted mean to 24 months", 793.04, 556.07, WeightedSampleSize.RestrictedMean(plan, 36, 24));
        yield return Size("delayed effect: survival at 24 months", 455.24, 319.21, SurvivalSampleSize.Landmark(plan, 36, 24));
        double average = AverageHazardRatio.At(plan, 36).HazardRatio;
        yield return Size("delayed effect: Lachin-Foulkes", 453.17, 321.86, SurvivalSampleSize.LachinFoulkes(plan with { Experimental = control.Times([0], [average]) }, 36));
        var prior = new TwoArmPlan { Accrual = new PiecewiseRate([0, 4], [25, 0]), Control = PiecewiseRate.Constant(0.25), Experimental = new PiecewiseRate([0, 1.5], [0.25, 0.125]) };
        var design = MaxComboDesign.Of(prior, [new MaxComboLook(5.363, [EventWeight.LogRank], 0.0015), new MaxComboLook(50.324, [EventWeight.LogRank, EventWeight.FlemingHarrington(0, 1)], 0.025)]);
        yield return new Comparison("MaxCombo in two looks of Prior 2020: bound, power", "vignette of lrstat, from moments of 3 decimals").Add(2.136997, design.Bounds[1]).Add(0.72432, design.CumulativePower[1]);
    }

    private static IEnumerable<Comparison> EarlyPhase()
    {
        var simon = SimonSearch.Of(new SimonOptions(0.1, 0.3));
        yield return new Comparison("Simon 10% to 30%: expected subjects, early stop", "Simon 1989").Add(15.01, simon.Optimal.ExpectedSubjects).Add(0.7361, simon.Optimal.EarlyStop).Add(19.51, simon.Minimax.ExpectedSubjects).Add(0.5490, simon.Minimax.EarlyStop);
        var boin = new Comparison("BOIN boundaries at targets 20, 25, 30, 35%", "Liu and Yuan 2015");
        foreach ((double target, double low, double high) in new[] { (0.2, 0.157242, 0.238462), (0.25, 0.196801, 0.298392), (0.3, 0.236491, 0.358519), (0.35, 0.276334, 0.418908) })
        {
            var design = new BoinDesign(target);
            boin.Add(low, design.EscalateAtMost).Add(high, design.DeescalateAtLeast);
        }

        yield return boin;
        var crm = new Comparison("CRM after 2NN 3NN 4TT: posterior means", "quadrature in R");
        double[] expected = [0.1032, 0.2091, 0.3023, 0.4372, 0.6178];
        var rates = new ContinualReassessment([0.05, 0.15, 0.25, 0.4, 0.6], 0.25).Estimate([2, 2, 3, 3, 4, 4], [false, false, false, false, true, true]).Rates;
        for (int d = 0; d < expected.Length; d++) crm.Add(expected[d], rates[d]);
        yield return crm;
        JointMonitoring lee = JointMonitoring.From([.. Enumerable.Range(10, 27)], new MonitoringRule(StoppingRule.PredictiveFutility, new BetaMonitoring(0.2, 0.8), 0.2, 0.001, 0.9), null);
        yield return new Comparison("predictive monitoring: level, power, expected subjects", "Lee and Liu 2008").Add(0.088, lee.Under(0.2, 0).Success).Add(0.906, lee.Under(0.4, 0).Success).Add(27.67, lee.Under(0.2, 0).ExpectedSubjects);
    }

    private static IEnumerable<Comparison> OneArm()
    {
        var lead = new OneArmDesignOptions { Control = HistoricalControl.Exponential(5), HazardRatio = 5 / 7.5, Accrual = 18, FollowUp = 12, Variance = OneSampleVariance.Expected };
        yield return new Comparison("one-sample log-rank, variance E, exponential and Weibull: subjects", "integrals of Wu 2015 in R")
            .Add(34.6796505, OneArmDesign.From(lead).RequiredSubjects)
            .Add(87.3154607, OneArmDesign.From(lead with { Control = HistoricalControl.Weibull(1.22, 9), HazardRatio = 1 / 1.75, Accrual = 5, FollowUp = 3, Alpha = 0.05 }).RequiredSubjects);
        var levels = new Comparison("its true level in 30 subjects at nominal 10%: E, mean, O", "simulation in R, error .002");
        levels.Add(0.088, OneArmDesign.From(lead).ExactRejection(30, 1, OneSampleVariance.Expected));
        levels.Add(0.100, OneArmDesign.From(lead).ExactRejection(30, 1, OneSampleVariance.Mean));
        levels.Add(0.114, OneArmDesign.From(lead).ExactRejection(30, 1, OneSampleVariance.Observed));
        yield return levels;
    }

    private static IEnumerable<Comparison> Chances()
    {
        double drift = Critical + 1.2815515655446004;
        yield return new Comparison("conditional and predictive power at Z 1.5, half the information", "rpact, gsDesign")
            .Add(0.590252, ConditionalPower.OfTrend(1.5, 0.5, Critical)).Add(0.101721, ConditionalPower.Of(1.5, 0.5, 0, Critical)).Add(0.846205, ConditionalPower.Of(1.5, 0.5, drift, Critical)).Add(0.564094, ConditionalPower.Predictive(1.5, 0.5, Critical));
        yield return new Comparison("assurance of a 90% design, prior deviation 1/4, 1/2, 1 of the effect", "closed form in R")
            .Add(0.840293, NormalAssurance.Of(1, 0.25, drift * drift, Critical)).Add(0.749505, NormalAssurance.Of(1, 0.5, drift * drift, Critical)).Add(0.647206, NormalAssurance.Of(1, 1, drift * drift, Critical));
        yield return new Comparison("Fisher's product test: critical values at 2.5 and 5%", "Bauer and Koehne 1994").Add(0.0038, CombinationTest.FisherCritical(0.025)).Add(0.0087, CombinationTest.FisherCritical(0.05));
    }

    private static Comparison Size(string name, double subjects, double events, SurvivalSampleSize size) =>
        new Comparison(name, "gsDesign2 1.1.4").Add(subjects, size.Subjects).Add(events, size.Events);

    private static SurvivalSampleSize Both(TwoArmPlan plan, EventWeight weight) => WeightedSampleSize.LogRank([plan], 36, weight, variance: ScoreVariance.NullAndAlternative);

    private static GroupSequentialOptions Equal(int looks, EfficacyRule rule, int sides, double alpha) => new()
    {
        InformationFractions = [.. Enumerable.Range(1, looks).Select(k => k == looks ? 1.0 : (double)k / looks)],
        Efficacy = rule,
        Sides = sides,
        Alpha = alpha,
    };

    private static void AddBounds(Comparison row, EfficacyRule rule, int sides, double alpha, params double[][] all)
    {
        foreach (double[] expected in all)
        {
            var bounds = GroupSequentialDesign.EfficacyBounds(Equal(expected.Length, rule, sides, alpha));
            for (int k = 0; k < expected.Length; k++) row.Add(expected[k], bounds[k]);
        }
    }
}
