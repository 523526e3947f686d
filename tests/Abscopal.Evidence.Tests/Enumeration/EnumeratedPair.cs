using Abscopal.Evidence.Cohorts;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Tests.Enumeration;

/// <summary>
/// Progression and survival of one small arm, each known by what was printed of it: every cohort of both that can have printed
/// so, where nobody progresses after the last day seen alive and every pairing in which that holds is equally likely.
/// </summary>
internal sealed class EnumeratedPair(EnumeratedArm progression, EnumeratedArm survival)
{
    public PublishedStudy Study => survival.Study with
    {
        Arms = [survival.Study.Arms[0] with { Endpoints = [progression.Study.Arms[0].Endpoints[0] with { Id = "PFS" }, survival.Study.Arms[0].Endpoints[0]] }],
    };

    public CohortOptions Options => survival.Options;

    public static string Key(EndpointTimes progression, EndpointTimes survival) =>
        Key(Enumerable.Range(0, survival.Days.Length).Select(i => Subject(progression.Days[i], progression.Events[i], survival.Days[i], survival.Events[i])));

    public Dictionary<string, double> ByHazards()
    {
        var all = new Dictionary<string, double>(StringComparer.Ordinal);
        Dictionary<string, double> deaths = survival.ByHazards();
        foreach ((string progressed, double one) in progression.ByHazards())
        {
            foreach ((string died, double other) in deaths)
            {
                string[] keys = [.. Pairings(progressed.Split(' '), died.Split(' '))];
                foreach (string key in keys) all[key] = all.GetValueOrDefault(key) + (one * other / keys.Length);
            }
        }

        double sum = all.Values.Sum();
        return all.ToDictionary(w => w.Key, w => w.Value / sum, StringComparer.Ordinal);
    }

    // One key for each way to give every time of progression a last day seen that is not before it.
    private static IEnumerable<string> Pairings(string[] progressed, string[] died)
    {
        int[] partner = new int[progressed.Length];
        return Place(0);

        IEnumerable<string> Place(int i)
        {
            if (i == progressed.Length)
            {
                yield return Key(progressed.Select((p, k) => p + died[partner[k]]));
                yield break;
            }

            for (int k = 0; k < died.Length; k++)
            {
                if (Array.IndexOf(partner, k, 0, i) >= 0 || died[k][0] < progressed[i][0]) continue;
                partner[i] = k;
                foreach (string key in Place(i + 1)) yield return key;
            }
        }
    }

    private static string Key(IEnumerable<string> subjects) => string.Join(' ', subjects.Order(StringComparer.Ordinal));

    private static string Subject(int progressed, bool progression, int last, bool death) => $"{progressed}{(progression ? 'x' : 'o')}{last}{(death ? 'x' : 'o')}";
}
