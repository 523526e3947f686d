using System.Globalization;
using System.Text;
using Abscopal.Biology;
using Abscopal.Trials;
using Abscopal.Trials.Simulation;

namespace Abscopal.Workbench.Explore;

/// <summary>Writes virtual arms as a design file that 'design' and 'simulate' read: monthly hazards, one look.</summary>
internal static class VirtualTrialFile
{
    public static string Write(Exploration result, double accrualPerMonth, double followUpMonths)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {GuardRails.Statement}\n# {GuardRails.Toxicity}\n");
        text.Append(CultureInfo.InvariantCulture, $"# Expected survival over {result.Members} members of the ensemble {result.Ensemble.Hash[..12]}: hazards are those of simulated patients.\n");
        foreach (string reason in result.Regimen.Extrapolations()) text.Append(CultureInfo.InvariantCulture, $"# {GuardRails.Extrapolation}{reason}.\n");
        text.Append("kind: randomised-survival\n");
        text.Append(CultureInfo.InvariantCulture, $"name: \"Simulated patients: {result.Regimen.Name.Replace("\"", "'", StringComparison.Ordinal)}, against the same without radiotherapy to the body\"\n");
        text.Append("unit: months\nalpha: 0.025\n");
        text.Append(CultureInfo.InvariantCulture, $"subjects: {result.TrialSubjects}\nevents: {Math.Clamp(Math.Round(result.Trial[0].ExpectedEvents), 1, result.TrialSubjects)}\naccrual: {{duration: {result.TrialSubjects / accrualPerMonth:0.####}}}\nlooks: [{{minimumFollowUp: {followUpMonths}}}]\nscenarios:\n");
        foreach (TrialScenario scenario in result.Scenarios)
        {
            text.Append(CultureInfo.InvariantCulture, $"  - name: {scenario.Name}\n");
            Hazard(text, "control", scenario.Control);
            Hazard(text, "experimental", scenario.Experimental);
        }

        return text.ToString();
    }

    private static void Hazard(StringBuilder text, string arm, PiecewiseRate rate)
    {
        text.Append(CultureInfo.InvariantCulture, $"    {arm}:\n      pieces:\n");
        for (int i = 0; i < rate.Starts.Count; i++) text.Append(CultureInfo.InvariantCulture, $"        - {{from: {rate.Starts[i]:0.####}, rate: {rate.Rates[i]:0.############}}}\n");
    }
}
