using Abscopal.Biology.Model;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Biology.Population;

/// <summary>Turns the fitted vector of a member of the ensemble into subjects and shared constants.</summary>
public static class VirtualPopulation
{
    // Lenhard et al., Cancer 48 (1981): log-mean volume 61 cm³, from less than 5 to 485.
    private const double MedianVolume = 61;
    private const double PrimarySpread = 1;
    private const double DistantSpread = 1.2;
    private const double BrainSpread = 2.5;
    private const double ResistantSpread = 1;
    private const double EffectorSpread = 0.5;

    // Baverel et al. 2018: clearance of durvalumab varies by 27% between subjects.
    private const double ClearanceSpread = 0.27;

    /// <summary>Antigen presentation of tumours that are not responsive, of 1 (assumed).</summary>
    public const double ColdPresentation = 0.02;

    /// <summary>The constants that a fitted vector implies.</summary>
    /// <param name="standard">The vector, standard normal under the prior.</param>
    /// <param name="assumed">What is not fitted.</param>
    public static ModelConstants Constants(ReadOnlySpan<double> standard, ModelConstants assumed)
    {
        ArgumentNullException.ThrowIfNull(assumed);
        return assumed with { Brake = Natural(standard, 8), HazardExponent = Natural(standard, 10) };
    }

    /// <summary>Fills the parameters of subjects.</summary>
    /// <param name="draws">Their random numbers.</param>
    /// <param name="standard">The fitted vector.</param>
    /// <param name="effect">The effect of their trial.</param>
    /// <param name="choices">What differs from the ensemble: more responders, more presentation.</param>
    /// <param name="subjects">Takes the parameters.</param>
    public static void Fill(SubjectDraws draws, ReadOnlySpan<double> standard, TrialEffect effect, PopulationChoices choices, SubjectParameters subjects)
    {
        ArgumentNullException.ThrowIfNull(draws);
        ArgumentNullException.ThrowIfNull(choices);
        ArgumentNullException.ThrowIfNull(subjects);
        double growth = Natural(standard, 0) * ElementaryMath.Exp(effect.LogGrowth);
        double growthSpread = Natural(standard, 1);
        (double kill, double killSpread) = (Natural(standard, 2), Natural(standard, 3));
        double resistantKill = Natural(standard, 4);
        double share = Natural(standard, 5);
        double logitShare = ElementaryMath.Log(share / (1 - share));
        double responsive = Math.Min(1, Natural(standard, 6) + choices.MoreResponders);
        double effectorKill = Natural(standard, 7);
        double hazard = Natural(standard, 9) * ElementaryMath.Exp(effect.LogHazard);
        double frailty = Natural(standard, 11);
        double brain = Natural(standard, 12);
        double cold = Math.Min(1, ColdPresentation * choices.ColdPresentationFactor);
        for (int s = 0; s < subjects.Growth.Length; s++)
        {
            int from = Math.Min(s, draws.Count - 1);
            ReadOnlySpan<double> z = draws.Normals.AsSpan(from * SubjectDraws.Kinds, SubjectDraws.Kinds);
            ReadOnlySpan<double> u = draws.Uniforms.AsSpan(from * 3, 3);
            subjects.Growth[s] = growth * ElementaryMath.Exp(growthSpread * z[0]);
            subjects.KillSensitive[s] = kill * ElementaryMath.Exp(killSpread * z[1]);
            subjects.KillResistant[s] = subjects.KillSensitive[s] * resistantKill;
            subjects.ResistantShare[s] = 1 / (1 + ElementaryMath.Exp(-(logitShare + (ResistantSpread * z[2]))));
            subjects.Presentation[s] = u[0] < responsive ? 1 : cold;
            subjects.EffectorKill[s] = effectorKill * ElementaryMath.Exp(EffectorSpread * z[3]);
            subjects.Hazard[s] = hazard * ElementaryMath.Exp(frailty * z[4]);
            subjects.Clearance[s] = ElementaryMath.Exp(ClearanceSpread * z[5]);
            subjects.PrimaryVolume[s] = MedianVolume * ElementaryMath.Exp(PrimarySpread * z[6]);
            subjects.DistantVolume[s] = MedianVolume * ElementaryMath.Exp(DistantSpread * z[7]);
            subjects.BrainVolume[s] = brain * ElementaryMath.Exp(BrainSpread * z[8]);
            subjects.Choice[s] = u[1];
            subjects.ScanShift[s] = u[2];
            subjects.Fate[s] = draws.Fates[from];
        }
    }

    /// <summary>The number that decides on treatment after progression: later digits of a subject's choice, turned by an irrational factor.</summary>
    internal static double Later(double uniform)
    {
        double turned = uniform * 610.0339887498949;
        return turned - Math.Floor(turned);
    }

    private static double Natural(ReadOnlySpan<double> standard, int index) => FittedParameter.All[index].Natural(standard[index]);
}
