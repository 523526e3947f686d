using Abscopal.Trials.GroupSequential;

namespace Abscopal.Trials.Simulation.Model;

/// <summary>Efficacy bounds computed anew from the events that are really there at each look.</summary>
/// <param name="Alpha">The type I error of one side.</param>
/// <param name="Family">The spending function: <c>obrien-fleming</c>, <c>pocock</c>, <c>hwang-shih-decani</c> or <c>power</c>.</param>
/// <param name="Parameter">Its gamma or rho; else not used.</param>
/// <param name="PlannedEvents">The events planned for the last look.</param>
public sealed record BoundUpdate(double Alpha, string Family, double Parameter, double PlannedEvents)
{
    internal SpendingFunction Spending => Family switch
    {
        "obrien-fleming" => SpendingFunction.OBrienFleming,
        "pocock" => SpendingFunction.Pocock,
        "hwang-shih-decani" => SpendingFunction.HwangShihDeCani(Parameter),
        "power" => SpendingFunction.Power(Parameter),
        _ => throw new DesignException("efficacy.spending", $"is {Family}", "obrien-fleming, pocock, hwang-shih-decani, power"),
    };
}
