using System.Globalization;
using Abscopal.Biology.Checks;
using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Treatment;

namespace Abscopal.LongChecks;

/// <summary>Simulated trials of virtual patients: 90% intervals of a new trial must hold in 85 to 95 of 100.</summary>
internal static class Recovery
{
    private const int Trials = 1000;
    private const int Fresh = 1500;

    public static int Misses()
    {
        Regimen fitted = RegimenReader.Read(Path.Combine("regimens", "durvalumab-ep.yaml"));
        Regimen target = RegimenReader.Read(Path.Combine("regimens", "lead.yaml"));
        int misses = 0;
        foreach (int fresh in new[] { 0, Fresh })
        {
            foreach (RecoveredEndpoint endpoint in RecoveryCheck.Run(Ensemble.Shipped, fitted, target, Trials, 2, fresh))
            {
                bool holds = endpoint.Coverage is >= 0.85 and <= 0.95;
                if (!holds) misses++;
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recovery: {endpoint.Endpoint} held in {100 * endpoint.Coverage:0.0}% of {endpoint.Trials} simulated trials, {(fresh == 0 ? "the truth a member" : $"the truth none of {fresh} candidates")}{(holds ? "" : "  OUT OF BOUNDS")}"));
            }
        }

        return misses;
    }
}
