using Abscopal.Input;
using Abscopal.Trials.Simulation.Model;
using Abscopal.Workbench.Designs;

namespace Abscopal.Workbench.Tests.Designs;

public sealed class BorrowedPriorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    // log(-log U) of a uniform U is minus a Gumbel variable: mean -0.5772156649, deviation pi / sqrt 6.
    [Fact]
    public void Prior_OfAFile_ReachesTheSimulation()
    {
        IReadOnlyList<PriorComponent> prior = Prior("months", null, """[{"weight": 0.7, "a": 40, "b": 60}, {"weight": 0.3, "a": 1, "b": 1}]""");
        prior.Count.ShouldBe(2);
        prior[0].Weight.ShouldBe(0.7);
        prior[1].Mean.ShouldBe(-0.57721566490153 - Math.Log(12), 1e-9);
        prior[1].Deviation.ShouldBe(Math.PI / Math.Sqrt(6), 1e-9);
        // A tight prior of 40% at 12 months stands for a hazard near -log(0.4) / 12; delta method: deviation sqrt(.6 / (100 * .4)) / -log(.4).
        prior[0].Mean.ShouldBe(Math.Log(-Math.Log(0.4) / 12), 0.01);
        prior[0].Deviation.ShouldBe(Math.Sqrt(0.6 / (101 * 0.4)) / -Math.Log(0.4), 0.003);
    }

    [Fact]
    public void Prior_OtherNumbersInTheFile_GiveOtherNumbers()
    {
        double lower = Prior("months", null, """[{"weight": 1, "a": 30, "b": 70}]""")[0].Mean;
        Prior("months", null, """[{"weight": 1, "a": 50, "b": 50}]""")[0].Mean.ShouldBeLessThan(lower - 0.4);
    }

    [Fact]
    public void Prior_InDays_IsOnDays() =>
        Prior("days", null, """[{"weight": 1, "a": 1, "b": 1}]""")[0].Mean.ShouldBe(-0.57721566490153 - Math.Log(365.25), 1e-9);

    [Fact]
    public void Prior_OnTheLogit_IsConverted()
    {
        IReadOnlyList<PriorComponent> prior = Prior("months", "power", """[{"weight": 1, "mean": -0.4, "standardDeviation": 0.001}]""");
        prior[0].Mean.ShouldBe(Math.Log(Math.Log(1 + Math.Exp(0.4)) / 12), 1e-6);
        prior[0].Deviation.ShouldBeLessThan(0.001);
    }

    [Fact]
    public void Prior_ShippedExample_IsTheShippedFile()
    {
        LoadedDesign design = DesignFileReader.Read(Path.Combine(AppContext.BaseDirectory, "designs", "hybrid-control-borrowed.yaml"));
        design.Design.Simulation(10, 1)!.Model!.Hypotheses[0].Statistic.Prior!.Select(c => c.Weight).ShouldBe([0.2524294190478054, 0.43936142698456254, 0.10820915396763209, 0.2]);
    }

    [Theory]
    [InlineData("gone.json", "'gone.json' is not there")]
    [InlineData("empty.json", "'empty.json' holds no prior called robustMap")]
    public void Prior_OfAWrongFile_IsToldWithItsLine(string file, string told)
    {
        File.WriteAllText(_folder.File("empty.json"), "{}");
        string path = Write("months", null, file);
        InputProblem problem = Should.Throw<InvalidInputException>(() => DesignFileReader.Read(path)).Problems.ShouldHaveSingleItem();
        problem.What.ShouldBe(told);
        problem.Line.ShouldBe(9);
    }

    private IReadOnlyList<PriorComponent> Prior(string unit, string? name, string components)
    {
        string family = name is null ? "beta" : "normal on the logit";
        File.WriteAllText(_folder.File("borrowed.json"), $$"""{"landmark": 12, "priors": [{"name": "{{name ?? "robustMap"}}", "family": "{{family}}", "components": {{components}}}]}""");
        return DesignFileReader.Read(Write(unit, name, "borrowed.json")).Design.Simulation(10, 1)!.Model!.Hypotheses[0].Statistic.Prior!;
    }

    private string Write(string unit, string? name, string file)
    {
        string path = _folder.File("design.yaml");
        File.WriteAllText(path, $$"""
            kind: randomised-survival
            name: hybrid
            unit: {{unit}}
            subjects: 100
            events: 60
            accrual: {duration: 10}
            looks: [{fraction: 1}]
            test: {kind: borrowed-control,{{(name is null ? "" : $" priorName: {name},")}}
              prior: {{file}}}
            scenarios:
              - {name: one, control: {median: 12}, hazardRatio: 0.6}
            """);
        return path;
    }
}
