using System.Globalization;
using Abscopal.Evidence.Cohorts;
using Abscopal.Numerics.Random;

namespace Abscopal.Workbench.Synthesis;

/// <summary>Draws the subjects of a synthetic study: times from the cohort, everything else so that printed counts are met.</summary>
internal static class SyntheticSubjects
{
    private const int EarliestProgression = 35;
    private const int PciFrom = 85;
    private const int PciTo = 160;

    /// <summary>The subjects, or null where the cohort leaves no room for a printed count.</summary>
    public static List<SyntheticSubject>? TryDraw(SyntheticFacts facts)
    {
        Cohort cohort = facts.Cohort;
        if (cohort.Endpoint("PFS") is not { } progression || cohort.Endpoint("OS") is not { } survival) return null;
        int n = facts.N;
        for (int i = 0; i < n; i++)
        {
            if (progression.Days[i] < EarliestProgression) return null;
        }

        int[] gap = [.. Enumerable.Range(0, n).Select(i => survival.Days[i] - progression.Days[i])];
        RandomStream disease = facts.Stream(SyntheticTopic.Disease);
        int[] byProgression = [.. Enumerable.Range(0, n).OrderBy(i => progression.Days[i])];
        bool[] brain = Choose([.. byProgression.Take(Math.Min(n, 12))], facts.Count("brainMetastases") ?? 0, n, ref disease);
        bool[] liver = Choose(All(n), facts.Count("liverMetastases") ?? 0, n, ref disease);
        int[] canHavePci = [.. All(n).Where(i => !brain[i] && progression.Days[i] > PciFrom + 3)];
        int pciCount = facts.Count("pci") ?? 0;
        RandomStream course = facts.Stream(SyntheticTopic.Course);
        int[] progressed = [.. All(n).Where(i => cohort.Progressed[i])];
        int later = facts.Count("laterTherapy") ?? 0;
        int[] canHaveLater = [.. progressed.Where(i => gap[i] >= 15)];
        int again = Math.Min(facts.Count("reirradiation") ?? 0, later);
        if (canHavePci.Length < pciCount || canHaveLater.Length < later) return null;
        bool[] pci = Choose(canHavePci, pciCount, n, ref course);
        bool[] fresh = Choose(progressed, facts.Count("newMetastases") ?? 0, n, ref course);
        bool[] treatedLater = Choose(canHaveLater, later, n, ref course);
        bool[] irradiated = Choose([.. All(n).Where(i => treatedLater[i])], again, n, ref course);
        RandomStream people = facts.Stream(SyntheticTopic.Demographics);
        bool[] men = Choose(All(n), facts.Count("men") ?? n / 2, n, ref people);
        bool[] smokers = Choose(All(n), facts.Count("smokers") ?? 0, n, ref people);
        int[] ages = Ages(facts, ref people);
        RandomStream safety = facts.Stream(SyntheticTopic.Safety);
        bool[] severe = Choose(All(n), facts.Count("teaeGrade3") ?? 0, n, ref safety);
        int[] order = [.. All(n).OrderBy(i => cohort.Enrolled[i])];
        int sites = facts.Study.Protocol.Sites ?? 1;
        var subjects = new List<SyntheticSubject>(n);
        for (int k = 0; k < n; k++)
        {
            int i = order[k];
            DateOnly enrolled = cohort.Enrolled[i];
            DateOnly scan = enrolled.AddDays(progression.Days[i] - 1);
            DateOnly contact = enrolled.AddDays(survival.Days[i] - 1);
            string site = string.Create(CultureInfo.InvariantCulture, $"{1 + people.NextInt32(sites):00}");
            DateOnly? therapy = treatedLater[i] ? scan.AddDays(3 + course.NextInt32(Math.Min(60, gap[i] - 10))) : null;
            subjects.Add(new SyntheticSubject
            {
                Number = k + 1,
                Site = site,
                Id = string.Create(CultureInfo.InvariantCulture, $"{facts.StudyId}-{site}-{k + 1:000}"),
                Enrolled = enrolled,
                FirstDose = enrolled.AddDays(course.NextInt32(4)),
                LastScan = scan,
                LastContact = contact,
                Progressed = cohort.Progressed[i],
                Died = survival.Events[i],
                OnTreatment = cohort.OnTreatmentAtCutOff[i],
                Age = ages[i],
                Male = men[i],
                Smoker = smokers[i],
                BrainMetastases = brain[i],
                LiverMetastases = liver[i],
                Pci = pci[i] ? enrolled.AddDays(PciFrom + course.NextInt32(Math.Max(1, Math.Min(PciTo, progression.Days[i] - 2) - PciFrom))) : null,
                NewMetastases = fresh[i],
                LaterTherapy = therapy,
                Reirradiation = irradiated[i] ? therapy!.Value.AddDays(course.NextInt32(Math.Max(1, Math.Min(90, contact.DayNumber - therapy.Value.DayNumber)))) : null,
                SevereEvent = severe[i],
            });
        }

        return subjects;
    }

    /// <summary>Exactly so many of the candidates, each subset as likely as another (Fisher and Yates).</summary>
    public static bool[] Choose(int[] candidates, int count, int n, ref RandomStream random)
    {
        bool[] chosen = new bool[n];
        int[] pool = (int[])candidates.Clone();
        for (int k = 0; k < Math.Min(count, pool.Length); k++)
        {
            int j = k + random.NextInt32(pool.Length - k);
            (pool[k], pool[j]) = (pool[j], pool[k]);
            chosen[pool[k]] = true;
        }

        return chosen;
    }

    private static int[] All(int n) => [.. Enumerable.Range(0, n)];

    // Half the ages at or below the printed median, half at or above, the middle ones on it.
    private static int[] Ages(SyntheticFacts facts, ref RandomStream random)
    {
        int n = facts.N;
        int median = (int)(facts.Arm.Measures.FirstOrDefault(m => m.Key is "medianAge")?.Value.Value ?? 60);
        int[] sorted = new int[n];
        for (int i = 0; i < n; i++)
        {
            bool middle = i == (n - 1) / 2 || i == n / 2;
            sorted[i] = middle ? median : i < n / 2 ? median - random.NextInt32(Math.Min(18, median - 18)) : median + random.NextInt32(18);
        }

        int[] ages = new int[n];
        int[] pool = All(n);
        for (int k = 0; k < n; k++)
        {
            int j = k + random.NextInt32(n - k);
            (pool[k], pool[j]) = (pool[j], pool[k]);
            ages[pool[k]] = sorted[k];
        }

        return ages;
    }
}
