using System.Collections.Immutable;
using Abscopal.Numerics.Random;
using Abscopal.Numerics.Roots;
using Abscopal.Trials;
using Abscopal.Trials.Assurance;
using Abscopal.Trials.EarlyPhase;
using Abscopal.Trials.GroupSequential;
using Abscopal.Trials.Multiplicity;
using Abscopal.Trials.OneArm;
using Abscopal.Trials.SampleSize;

namespace Abscopal.Validation.Cases;

/// <summary>Trial designs beside published tables and other packages, at the digits they were printed with.</summary>
internal static class TrialCases
{
    private const double Critical = 1.9599639845400545;

    public static IEnumerable<Comparison> All() => [.. Bounds(), .. SeveralArms(), .. Sizes(), .. NotProportional(), .. EarlyPhase(), .. OneArm(), .. Chances(), .. Streams()];

    private static IEnumerable<Comparison> Bounds()
    {
        var spending = new Comparison("Lan-DeMets O'Brien-Fleming bounds, 2 to 5 looks", "gsDesign 3.4.0 (r = 80), rpact");
        AddBounds(spending, EfficacyRule.Spending(SpendingFunction.OBrienFleming), 1, 0.025,
            [2.96258804, 1.96859564], [3.71030287, 2.51142748, 1.99304748], [4.33263365, 2.96313160, 2.35904428, 2.01409014], [4.87688495, 3.35701192, 2.68028006, 2.28981677, 2.03103204]);
        yield return spending;
        var pocock = new Comparison("Lan-DeMets Pocock bounds, 5 looks", "gsDesign 3.4.0 (r = 80), rpact");
        AddBounds(pocock, EfficacyRule.Spending(SpendingFunction.Pocock), 1, 0.025, [2.43797669, 2.42681386, 2.41019414, 2.39664927, 2.38599965]);
        yield return pocock;
        var unequal = new Comparison("the same at fractions 0.7 and 1", "gsDesign 3.4.0 (r = 80), rpact");
        var two = GroupSequentialDesign.EfficacyBounds(new() { InformationFractions = [0.7, 1] });
        yield return unequal.Add(2.43799499, two[0]).Add(1.99993050, two[1]);
        var spent = new Comparison("error it has spent by 0.2, 0.5, 0.7, 0.8", "rpact");
        foreach ((double fraction, double expected) in new[] { (0.2, 5.388713e-7), (0.5, 0.001525323), (0.7, 0.007384489), (0.8, 0.012211790) }) spent.Add(expected, SpendingFunction.OBrienFleming.Cumulative(fraction, 0.025));
        yield return spent;
        var classical = new Comparison("classical O'Brien-Fleming and Pocock constants, 2 to 5 looks", "gsDesign 3.4.0, rpact");
        double[] constants = [1.977431, 2.004036, 2.024295, 2.040073];
        double[] level = [2.178272, 2.289478, 2.361298, 2.413176];
        for (int looks = 2; looks <= 5; looks++)
        {
            classical.Add(constants[looks - 2], GroupSequentialDesign.EfficacyBounds(Equal(looks, EfficacyRule.OBrienFleming, 2, 0.05))[^1]);
            classical.Add(level[looks - 2], GroupSequentialDesign.EfficacyBounds(Equal(looks, EfficacyRule.Pocock, 2, 0.05))[0]);
        }

        yield return classical;
        yield return new Comparison("information of five O'Brien-Fleming looks over that of one, 90%", "rpact").Add(1.023078, GroupSequentialDesign.From(Equal(5, EfficacyRule.Spending(SpendingFunction.OBrienFleming), 1, 0.025)).Inflation);
        var futile = GroupSequentialDesign.From(Equal(3, EfficacyRule.Spending(SpendingFunction.HwangShihDeCani(-4)), 1, 0.025) with { Futility = new FutilityRule(SpendingFunction.HwangShihDeCani(-2), Binding: false) });
        var standard = new Comparison("gsDesign(): upper, lower, information", "gsDesign 3.4.0 (r = 18)");
        foreach ((double upper, double lower, double information, int k) in new[] { (3.01073949, -0.238724, 0.356628, 0), (2.54653056, 0.941067, 0.713255, 1), (1.99922635, 1.999226, 1.069883, 2) })
            standard.Add(upper, futile.Looks[k].Upper!.Value).Add(lower, futile.Looks[k].Lower!.Value).Add(information, futile.Inflation * futile.Looks[k].InformationFraction);
        yield return standard;
        var update = new Comparison("last bound when 300 events were planned and 285, 320 came", "rpact, bivariate normal");
        var plan = new GroupSequentialOptions { InformationFractions = [0.7, 1] };
        update.Add(1.993316, BoundaryUpdate.Efficacy(plan, [210, 285], 300, isFinal: true)[1]).Add(2.007690, BoundaryUpdate.Efficacy(plan, [210, 320], 300, isFinal: true)[1]);
        yield return update;
    }

    private static IEnumerable<Comparison> SeveralArms()
    {
        var one = new Comparison("Dunnett, 2 to 4 arms, one-sided 2.5%", "mvtnorm, Miwa");
        double[] expected = [2.212135093, 2.348976103, 2.441774921];
        for (int arms = 2; arms <= 4; arms++) one.Add(expected[arms - 2], DunnettBounds.Of(arms, [1], [0.025])[0]);
        yield return one;
        var two = DunnettBounds.Of(2, [0.5, 1], [SpendingFunction.OBrienFleming.Cumulative(0.5, 0.025), 0.025]);
        yield return new Comparison("Dunnett, 2 arms at 2 looks", "mvtnorm, Miwa").Add(3.16252761, two[0]).Add(2.22130098, two[1]);
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

        yield return schoenfeld.Add(371.675, RequiredEvents.Schoenfeld(0.7, ratio: 2));
        yield return freedman;
        PiecewiseRate dropout = PiecewiseRate.FromMedian(40);
        PiecewiseRate control = PiecewiseRate.FromMedian(6);
        var plan = new TwoArmPlan { Accrual = new PiecewiseRate([0, 24], [1, 0]), Control = control, Experimental = control.Times([0], [0.5]), ControlDropout = dropout, ExperimentalDropout = dropout };
        var size = SurvivalSampleSize.LachinFoulkes(plan, 36);
        yield return new Comparison("events and subjects, Lachin-Foulkes", "gsDesign nSurv").Add(86.3258, size.Events).Add(119.8184, size.Subjects);
        double last = 16 + ((1405 - 300) / 45.0);
        var pieces = new PiecewiseRate([0, 6, 9, 15, 21], [0.025, 0.04, 0.015, 0.01, 0.007]);
        PiecewiseRate yearly = PiecewiseRate.Constant(-Math.Log(0.8) / 12);
        var page = new TwoArmPlan { Accrual = new PiecewiseRate([0, 12, 13, 14, 15, 16, last], [15, 21, 27, 33, 39, 45, 0]), Control = pieces, Experimental = pieces.Times([0], [0.75]), ControlDropout = yearly, ExperimentalDropout = yearly };
        var bounds = GroupSequentialDesign.From(new() { InformationFractions = [0.33, 0.7, 1], Power = 0.8 });
        yield return new Comparison("386 events at three looks: bounds, power", "page of rpact beside gsDesign")
            .Add(3.730665, bounds.Looks[0].Upper!.Value).Add(2.439639, bounds.Looks[1].Upper!.Value).Add(2.000097, bounds.Looks[2].Upper!.Value)
            .Add(0.800971, bounds.Exits(-Math.Log(0.75) * Math.Sqrt(386 / 4.0)).Upper.Sum());
        yield return new Comparison("the times of its looks", "page of rpact beside gsDesign; the last by integrate in R")
            .Add(26.7906, ExpectedEvents.TimeOf(page, 0.33 * 386)).Add(38.6300, ExpectedEvents.TimeOf(page, 0.7 * 386)).Add(50.825331942, ExpectedEvents.TimeOf(page, 386));
        double end = Brent.Root(time => ExpectedEvents.Of(page, time) - SurvivalSampleSize.LachinFoulkes(page, time, power: 0.8).Events, 30, 80, 1e-9);
        yield return new Comparison("its events by Lachin-Foulkes", "gsSurv (r = 18)").Add(385.881, bounds.Inflation * ExpectedEvents.Of(page, end));
    }

    private static IEnumerable<Comparison> NotProportional()
    {
        PiecewiseRate control = PiecewiseRate.FromMedian(12);
        PiecewiseRate dropout = PiecewiseRate.Constant(0.001);
        var plan = new TwoArmPlan { Accrual = new PiecewiseRate([0, 18], [20, 0]), Control = control, Experimental = control.Times([0, 4], [1, 0.6]), ControlDropout = dropout, ExperimentalDropout = dropout };
        var standard = new PiecewiseRate([0, 3], [Math.Log(2) / 9, Math.Log(2) / 18]);
        var usual = new TwoArmPlan { Accrual = new PiecewiseRate([0, 2, 4, 14], [3, 6, 9, 0]), Control = standard, Experimental = standard.Times([0, 3], [0.9, 0.6]), ControlDropout = dropout, ExperimentalDropout = dropout };
        var averages = new Comparison("average hazard ratio and events at 12, 24, 30, 36 months, ahr()", "gsDesign2 1.1.4");
        foreach ((double time, double ratio, double events) in new[] { (12, 0.81075389, 20.404508), (24, 0.71515658, 49.069659), (30, 0.69521535, 58.490967), (36, 0.68333952, 66.239480) })
        {
            var at = AverageHazardRatio.At(usual, time);
            averages.Add(ratio, at.HazardRatio).Add(events, at.Events);
        }

        yield return averages;
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
        var simon = new Comparison("Simon, six pairs of rates: r1, n1, r, n and expected subjects, optimal and minimax", "Simon 1989, clinfun");
        foreach ((double low, double high, double beta, double[] optimal, double[] minimax) in new[]
        {
            (0.05, 0.25, 0.2, new[] { 0, 9, 2, 17, 11.96 }, new[] { 0, 12, 2, 16, 13.84 }), (0.1, 0.3, 0.2, [1, 10, 5, 29, 15.01], [1, 15, 5, 25, 19.51]), (0.2, 0.4, 0.2, [3, 13, 12, 43, 20.58], [4, 18, 10, 33, 22.25]),
            (0.2, 0.4, 0.1, [4, 19, 15, 54, 30.43], [5, 24, 13, 45, 31.23]), (0.3, 0.5, 0.2, [5, 15, 18, 46, 23.63], [6, 19, 16, 39, 25.69]), (0.4, 0.6, 0.2, [], [17, 34, 20, 39]),
        })
        {
            var search = SimonSearch.Of(new SimonOptions(low, high, 0.05, beta));
            foreach ((double[] published, SimonDesign design) in new[] { (optimal, search.Optimal), (minimax, search.Minimax) })
            {
                double[] got = [design.FirstBound, design.FirstSubjects, design.Bound, design.Subjects, design.ExpectedSubjects];
                for (int i = 0; i < published.Length; i++) simon.Add(published[i], got[i]);
            }
        }

        yield return simon;
        var exact = SimonDesign.Of(1, 10, 5, 29, 0.1, 0.3);
        yield return new Comparison("Simon 1/10 5/29: level, power; early stops of five designs", "clinfun").Add(0.04708631, exact.Alpha).Add(0.80506291, exact.Power)
            .Add(0.6302, SimonDesign.Of(0, 9, 2, 17, 0.05, 0.25).EarlyStop).Add(0.5404, SimonDesign.Of(0, 12, 2, 16, 0.05, 0.25).EarlyStop).Add(0.7361, exact.EarlyStop)
            .Add(0.5490, SimonDesign.Of(1, 15, 5, 25, 0.1, 0.3).EarlyStop).Add(0.7473, SimonDesign.Of(3, 13, 12, 43, 0.2, 0.4).EarlyStop).Add(0.7164, SimonDesign.Of(4, 18, 10, 33, 0.2, 0.4).EarlyStop);
        var table = new Comparison("BOIN at 30%, 3 to 15 subjects: escalate, de-escalate, eliminate", "BOIN, Liu and Yuan 2015");
        ImmutableArray<DoseDecisionRow> rows = DoseDecisionRow.Table(new BoinDesign(0.3).Decide, 15);
        foreach ((int n, double up, double down, double gone) in new[] { (3, 0.0, 2.0, 3.0), (6, 1, 3, 4), (9, 2, 4, 5), (12, 2, 5, 7), (15, 3, 6, 8) })
        {
            DoseDecisionRow row = rows.Single(r => r.Subjects == n);
            table.Add(up, row.EscalateUpTo!.Value).Add(down, row.DeescalateFrom!.Value).Add(gone, row.EliminateFrom!.Value);
        }

        yield return table;
        var boin = new Comparison("BOIN boundaries at targets 20, 25, 30, 35%", "Liu and Yuan 2015");
        foreach ((double target, double low, double high) in new[] { (0.2, 0.157242, 0.238462), (0.25, 0.196801, 0.298392), (0.3, 0.236491, 0.358519), (0.35, 0.276334, 0.418908) })
        {
            var design = new BoinDesign(target);
            boin.Add(low, design.EscalateAtMost).Add(high, design.DeescalateAtLeast);
        }

        yield return boin;
        var interval = new Comparison("mTPI-2 at 30%, 3, 6 and 9 subjects: escalate, de-escalate", "Guo et al. 2017");
        ImmutableArray<DoseDecisionRow> intervals = DoseDecisionRow.Table(new Mtpi2Design(0.3).Decide, 9);
        foreach ((int n, double up, double down) in new[] { (3, 0.0, 2.0), (6, 1, 3), (9, 2, 4) })
        {
            DoseDecisionRow row = intervals.Single(r => r.Subjects == n);
            interval.Add(up, row.EscalateUpTo!.Value).Add(down, row.DeescalateFrom!.Value);
        }

        yield return interval;
        var crm = new Comparison("CRM after 2NN 3NN 4TT: posterior means", "quadrature in R");
        double[] expected = [0.1032, 0.2091, 0.3023, 0.4372, 0.6178];
        var rates = new ContinualReassessment([0.05, 0.15, 0.25, 0.4, 0.6], 0.25).Estimate([2, 2, 3, 3, 4, 4], [false, false, false, false, true, true]).Rates;
        for (int d = 0; d < expected.Length; d++) crm.Add(expected[d], rates[d]);
        yield return crm;
        var plugged = new ContinualReassessment([0.05, 0.15, 0.25, 0.4, 0.6], 0.25, PlugIn: true).Estimate([2, 2, 3, 3, 4, 4], [false, false, false, false, true, true]);
        yield return new Comparison("the same, rates at the posterior mean of the parameter; the dose chosen", "quadrature in R").Add(0.0704, plugged.Rates[0]).Add(0.1864, plugged.Rates[1]).Add(0.2930, plugged.Rates[2]).Add(3, plugged.Dose);
        JointMonitoring lee = JointMonitoring.From([.. Enumerable.Range(10, 27)], new MonitoringRule(StoppingRule.PredictiveFutility, new BetaMonitoring(0.2, 0.8), 0.2, 0.001, 0.9), null);
        yield return new Comparison("predictive monitoring: level, power, expected subjects", "Lee and Liu 2008").Add(0.088, lee.Under(0.2, 0).Success).Add(0.906, lee.Under(0.4, 0).Success).Add(27.67, lee.Under(0.2, 0).ExpectedSubjects);
    }

    private static IEnumerable<Comparison> OneArm()
    {
        var lead = new OneArmDesignOptions { Control = HistoricalControl.Exponential(5), HazardRatio = 5 / 7.5, Accrual = 18, FollowUp = 12, Variance = OneSampleVariance.Expected };
        yield return new Comparison("one-sample log-rank, variance E, exponential and Weibull: subjects", "integrals of Wu 2015 in R")
            .Add(34.6796505, OneArmDesign.From(lead).RequiredSubjects)
            .Add(87.3154607, OneArmDesign.From(lead with { Control = HistoricalControl.Weibull(1.22, 9), HazardRatio = 1 / 1.75, Accrual = 5, FollowUp = 3, Alpha = 0.05 }).RequiredSubjects);
        (int chi, double ratio) = OneArmSize.ExactExponential(5 / 7.5, 0.1, 0.8);
        yield return new Comparison("one exponential arm, exact chi-squared: events, critical ratio", "pchisq in R").Add(27, chi).Add(1.2532, ratio);
        yield return new Comparison("the same by the log hazard: events", "formula in R").Add(27.4, OneArmSize.LogHazardEvents(5 / 7.5, 0.1, 0.8));
        var help = new TwoStageLogRankOptions { Control = HistoricalControl.Exponential(2 * Math.Log(2) / -Math.Log(0.62)), HazardRatio = 0.467, AccrualRate = 5, FollowUp = 2 };
        var restricted = TwoStageLogRank.Of(help, 5.0946, 0.1349, 46, 1.6171);
        var stages = TwoStageLogRank.Of(help, 3.0593, -0.302, 26, 1.6135);
        yield return new Comparison("two-stage one-sample log-rank: early stops, expected subjects", "OneArm2stage").Add(0.5537, restricted.EarlyStop).Add(34.6342, restricted.ExpectedSubjects).Add(0.3813, stages.EarlyStop).Add(21.9185, stages.ExpectedSubjects);
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

    // A word of 32 bits is a number that a double holds exactly.
    private static IEnumerable<Comparison> Streams()
    {
        var philox = new Comparison("Philox4x32-10, three known answers of four words", "Random123");
        foreach ((uint[] c, uint[] k, uint[] expected) in new[]
        {
            (new[] { 0u, 0u, 0u, 0u }, new[] { 0u, 0u }, new[] { 0x6627e8d5u, 0xe169c58du, 0xbc57ac4cu, 0x9b00dbd8u }),
            ([uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue], [uint.MaxValue, uint.MaxValue], [0x408f276du, 0x41c83b0eu, 0xa20bc7c6u, 0x6d5451fdu]),
            ([0x243f6a88u, 0x85a308d3u, 0x13198a2eu, 0x03707344u], [0xa4093822u, 0x299f31d0u], [0xd16cfe09u, 0x94fdccebu, 0x5001e420u, 0x24126ea1u]),
        })
        {
            PhiloxBlock got = Philox4x32.Block(new PhiloxBlock(c[0], c[1], c[2], c[3]), k[0], k[1]);
            philox.Add(expected[0], got.Word0).Add(expected[1], got.Word1).Add(expected[2], got.Word2).Add(expected[3], got.Word3);
        }

        yield return philox;
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
