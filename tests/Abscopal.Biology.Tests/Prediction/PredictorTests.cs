using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Prediction;
using Abscopal.Biology.Treatment;
using Abscopal.Input;

namespace Abscopal.Biology.Tests.Prediction;

public sealed class PredictorTests
{
    private static readonly Regimen Lead = RegimenReader.Read(Path.Combine(AppContext.BaseDirectory, "regimens", "lead.yaml"));

    [Fact]
    public void Threads_ChangeNoBit()
    {
        RegimenPrediction one = Predict(1, Explanation.RadiationAndImmunity);
        RegimenPrediction three = Predict(3, Explanation.RadiationAndImmunity);
        three.Rates.ShouldBe(one.Rates);
        three.Survival.ShouldBe(one.Survival);
    }

    [Fact]
    public void MoreSubjects_NarrowTheInterval()
    {
        PredictedRate small = Predict(2, Explanation.DirectKillOnly, 20).Of("OS", 12)!;
        PredictedRate large = Predict(2, Explanation.DirectKillOnly, 200).Of("OS", 12)!;
        (large.Upper.Value - large.Lower.Value).ShouldBeLessThan(0.8 * (small.Upper.Value - small.Lower.Value));
    }

    [Fact]
    public void MoreResponders_RaiseTheTail() =>
        Predict(2, Explanation.MoreResponders).Of("PFS", 24)!.Estimate.Value.ShouldBeGreaterThan(Predict(2, Explanation.DirectKillOnly).Of("PFS", 24)!.Estimate.Value + 0.05);

    [Fact]
    public void WithoutRadiotherapy_RivalsOfRadiationAgree()
    {
        Regimen none = Lead with { Plan = Lead.Plan with { Radiotherapy = [] } };
        var predictor = new RegimenPredictor(Ensemble.Shipped, none, new PredictionOptions { Replicates = 20 });
        predictor.Predict(Explanation.DirectKillOnly).Rates.ShouldBe(predictor.Predict(Explanation.RadiationAndImmunity).Rates);
    }

    [Fact]
    public void ProductLimit_HandAlgebra()
    {
        // Deaths at 1, 3 and 3, a censoring at 2 and one at 5: 4/5, then times 1/3.
        double[] days = [3, 1, 2, 5, 3];
        bool[] events = [true, true, false, false, true];
        double[] rates = new double[4];
        double median = ProductLimit.Read(days, events, [0.5, 1, 4, 6], rates);
        median.ShouldBe(3);
        rates[0].ShouldBe(1);
        rates[1].ShouldBe(0.8, 1e-12);
        rates[2].ShouldBe(0.8 / 3, 1e-12);
        double.IsNaN(rates[3]).ShouldBeTrue();
    }

    [Fact]
    public void Ensemble_KeepsItsHash_AndRefusesAnotherNumber()
    {
        Ensemble shipped = Ensemble.Shipped;
        shipped.Members.Sum(m => m.Weight).ShouldBe(1, 1e-9);
        string path = Path.GetTempFileName();
        try
        {
            using (FileStream stream = File.Create(path)) shipped.Write(stream, "test");
            Ensemble.Read(path).Hash.ShouldBe(shipped.Hash);
            string text = File.ReadAllText(path);
            File.WriteAllText(path, text.Replace("\"alpha\":0.", "\"alpha\":1.", StringComparison.Ordinal));
            Should.Throw<InvalidInputException>(() => Ensemble.Read(path)).Message.ShouldContain("hash");
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Resample_FollowsTheWeights()
    {
        var ensemble = new Ensemble([Member(3), Member(1)]);
        int[] picks = ensemble.Resample(8, 0.5);
        picks.Count(p => p == 0).ShouldBe(6);
        picks.ShouldBe([.. picks.Order()]);
    }

    private static EnsembleMember Member(double weight) => new(weight, new double[19], [.. Enumerable.Repeat(0.5, 7)], 0.1);

    private static RegimenPrediction Predict(int threads, Explanation explanation, int subjects = 30) =>
        new RegimenPredictor(Ensemble.Shipped, Lead, new PredictionOptions { Threads = threads, Replicates = 40, Subjects = subjects }).Predict(explanation);
}
