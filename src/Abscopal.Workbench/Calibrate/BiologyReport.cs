using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Abscopal.Biology;
using Abscopal.Biology.Calibration;
using Abscopal.Biology.Checks;
using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Model;
using Abscopal.Biology.Population;
using Abscopal.Biology.Prediction;
using Abscopal.Biology.Treatment;
using Abscopal.Survival;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Calibrate;

/// <summary>Writes <c>biology.md</c>: equations, parameters, how the ensemble fits each arm, and where it fails.</summary>
public static class BiologyReport
{
    private const string Equations = """
        For each lesion, the irradiated primary P and distant lesions M, with N = S + R in cm³ and time in days:

        ```
        S' = rho ln(K/N) S - kS u S - kim S            Gompertz growth (Lenhard 1981), log-kill by chemotherapy (Geng 2017)
        R' = rho ln(K/N) R - kR u R - kim R            resistant cells
        D' = u (kS S + kR R) + kim N - kD D            dying, antigen-bearing cells (Watanabe 2016)
        I' = -deltaI I                                 interferon after cGAS-STING (Vanpouille-Box 2017)
        E' = deltaE ((1 + gamma I) T - (1 + xi N/(N + KX)) E)          trafficking effectors, exhaustion (Poleszczuk 2016; form assumed)
        kim = kE m E / (1 + beta (p0 + E/(E + KP)) (1 - C/(C + KC)))   PD-L1 brake (after Kosinsky 2018)
        ```

        In common:

        ```
        u' = -lambda u                                 effect of chemotherapy; a cycle adds lambda, so its integral is 1
        A' = deltaA (m sum(D (iota0 + I))/(KDA + sum D) - A)           cross-presenting dendritic cells in the draining node
        T' = deltaT (1 - T + piT L A)                  T cells ready to traffic
        L' = kL (1 - L) - kappaL u L                   lymphocytes
        C' = Q/V1 (C2 - C) - CL/V1 C - Vmax/V1 C/(C + Km)              checkpoint drug, two compartments (Baverel 2018)
        C2' = Q/V2 (C - C2)
        brain: S and R with phiB u and phiE kim of the distant lesions
        H' = h0 ((N_P + N_M + wB N_brain)/100)^theta + hbg             hazard of death (after Chan 2021; form assumed)
        ```

        A fraction of d Gy to a lesion leaves exp(-alpha d (1 + d/(alpha/beta))) of its cells (linear-quadratic, Fowler 1989); the killed join D; I rises by psiMax d²/(d² + d50²)/(1 + (d/DTREX)^6); E falls by exp(-aL d/2), A and T by exp(-aL f d) with the share f of the dose in the draining node, L by exp(-aL v d) with the share v in blood. Scans are read by RECIST 1.1 on the sum of diameters of P and M (living and dying cells); a brain lesion counts from 1 cm. At progression treatment ends. Later therapy, crossing over included, is a key of a regimen file (`laterTherapy: {share: 0.4, hazardFactor: [0.6, 1]}`): from the scan that showed progression, the tumour's hazard of death is multiplied by a factor of that assumed range in that share of subjects. The fitted hazards already hold the later therapy of the trials they were fitted on, so that the factor says how far a trial departs from those; without the key it is 1. Tumours grow on as before: no trial here says what later therapy does to them.
        """;

    private const int RecoveredTrials = 400;

    /// <summary>Computes the checks and writes the page with its figure.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="ensemble">The ensemble.</param>
    /// <param name="threads">Threads; changes no bit of the page.</param>
    /// <param name="cancellation">Ends the work; nothing is left half-written.</param>
    public static void Write(string folder, Ensemble ensemble, int threads, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        OutputFile.CheckFolder(folder);
        ImmutableArray<CheckedArm> arms = EnsembleCheck.FittedArms(ensemble, threads, cancellation);
        ImmutableArray<CheckedFigure> heldOut = [.. EnsembleCheck.Keynote604(ensemble, threads, cancellation), .. Lead(ensemble, threads, cancellation), .. EnsembleCheck.Crest(ensemble)];
        string figures = Path.Combine(folder, "biology");
        FigureFile.Write(FitFigure.Draw(arms, survival: true, ensemble), Path.Combine(figures, "survival.png"), "--report");
        FigureFile.Write(FitFigure.Draw(arms, survival: false, ensemble), Path.Combine(figures, "progression-free.png"), "--report");
        ImmutableArray<RecoveredEndpoint> recovered = RecoveryCheck.Run(ensemble, GridCell.Without(ShippedRegimens.Lead), ShippedRegimens.Lead, RecoveredTrials, 1);
        string page = Page(ensemble, arms, heldOut, recovered);
        OutputFile.Write(Path.Combine(folder, "biology.md"), stream => stream.Write(Encoding.UTF8.GetBytes(page)));
    }

    private static ImmutableArray<CheckedFigure> Lead(Ensemble ensemble, int threads, CancellationToken cancellation) =>
        EnsembleCheck.Reported(ensemble, ShippedRegimens.Lead, threads, cancellation);

    private static string Page(Ensemble ensemble, ImmutableArray<CheckedArm> arms, ImmutableArray<CheckedFigure> heldOut, ImmutableArray<RecoveredEndpoint> recovered)
    {
        var page = new StringBuilder();
        ImmutableArray<CheckedFigure> fitted = [.. arms.SelectMany(a => a.Figures)];
        page.Append("# Virtual patients: the model, its ensemble, and where it fails\n\n");
        page.Append(CultureInfo.InvariantCulture, $"**{GuardRails.Statement}** {GuardRails.Toxicity} Written by `abscopal calibrate --report docs`.\n\n");
        var usual = new CalibrationOptions();
        page.Append("## What it is\n\n");
        page.Append(CultureInfo.InvariantCulture, $"An ensemble of {ensemble.Members.Length} weighted parameter sets (worth {ensemble.EffectiveSize:0} of equal weight; hash `{ensemble.Hash}`) that reproduce CASPIAN, IMpower133 and CAPSTONE-1 about as well as each other. The parameters cannot be told apart by these trials, so no single fit is ever shown. The likelihood is grouped on the printed numbers at risk and censored; where censoring is not printed (IMpower133) it is integrated out; each trial has effects of its own on hazard and growth; the likelihood is raised to the power 0.5 because the model is known to be wrong. Radiosensitivity comes from the contrast of CREST alone. What radiation does to immunity is informed by no trial here: it is spread evenly over its assumed ranges.\n\n");
        page.Append(CultureInfo.InvariantCulture, $"Assumed, not fitted: between trials the logarithm of the hazard of death varies with a standard deviation of {FittedParameter.TrialHazardSpread} and that of growth with {FittedParameter.TrialGrowthSpread}; a new trial in China keeps half of that variance around CAPSTONE-1's effect. Discrepancy between model and truth is the power of the likelihood and nothing more: it widens the ensemble, and moves no curve. The search meets {usual.Subjects} evenly spread virtual subjects, the weights {usual.FreshSubjects} others; `abscopal calibrate --length shipped --out DIR` repeats both, bit for bit, and goes on after a break with `--resume`.\n\n");
        page.Append("## How it fits\n\n![Overall survival of the six arms](biology/survival.png)\n\n![Progression-free survival of the six arms](biology/progression-free.png)\n\n");
        page.Append(CultureInfo.InvariantCulture, $"90% intervals for a trial of the arm's size: {fitted.Count(f => f.Holds)} of {fitted.Length} printed figures of the fitted arms lie inside.\n\n");
        AppendTable(page, fitted);
        page.Append(CultureInfo.InvariantCulture, $"\n## What it was not fitted to\n\n{heldOut.Count(f => f.Holds)} of {heldOut.Length} figures lie inside. The levels of CREST fail, and stay here: its patients and its clock are others than those of the fitted trials. Limits of CREST are over members alone.\n\n");
        AppendTable(page, heldOut);
        page.Append("\n## Whether it recovers what it is told\n\nSimulated trials of 268 subjects whose truth is known, printed as numbers at risk, weigh the members by the same likelihood; a new trial of 200 subjects on LEAD's regimen is then predicted. Share of trials whose 90% interval held what the new trial showed:\n\n");
        page.Append("| figure | simulated trials | held (%) |\n|---|---|---|\n");
        foreach (RecoveredEndpoint row in recovered) page.Append(CultureInfo.InvariantCulture, $"| {row.Endpoint} | {row.Trials} | {100 * row.Coverage:0.0} |\n");
        page.Append("\nPredictions are recovered, not parameters, and not the search: candidates are the members. `eng/long-checks` repeats it with a truth that is none of 1,500 candidates.\n\n## Equations\n\n").Append(Equations.ReplaceLineEndings("\n")).Append("\n\n## Parameters\n\n");
        page.Append("| parameter | value or prior centre | unit | range | status | meaning | source |\n|---|---|---|---|---|---|---|\n");
        foreach (ModelParameter p in ParameterTable.All)
            page.Append(CultureInfo.InvariantCulture, $"| {p.Name} | {p.Value:0.#####} | {p.Unit} | {p.Range} | {p.Status.ToString().ToLowerInvariant()} | {p.Meaning} | {p.Source} |\n");
        page.Append("\n## Partners\n\nFactors on the model, spread evenly over assumed ranges; none has been measured in small-cell lung cancer.\n\n| partner | radiosensitivity | interferon | maturation | presentation of cold tumours | T cells given | reason |\n|---|---|---|---|---|---|---|\n");
        foreach (Partner p in Partner.All)
            page.Append(CultureInfo.InvariantCulture, $"| {p.Name} | {Range(p.Alpha)} | {Range(p.Interferon)} | {Range(p.Maturation)} | {Range(p.Presentation)} | {Range(p.Cells)} | {p.Reason} |\n");
        page.Append("\n## Exchange\n\n`explore FILE --export DIR` writes a virtual patient's model, with every dose as an event, as SBML Level 3 Version 2 and SED-ML, and the mouse model of Kosinsky et al. 2018 likewise. libSBML finds no error in either, and what it reads from them, solved with R's deSolve, meets our own course to 1e-6 in every state (`tests/external/sbml/run`). SED-ML has been read by no other program, nor has another simulator of SBML run the models.\n\n## What may not be concluded\n\nNot that a dose or schedule is best; not that low-dose radiotherapy works or that an abscopal effect exists; nothing for a single patient; no control arm; and a fit confirms no mechanism: patient selection explains LEAD's figures as well. Toxicity (pneumonitis, immune-related events) is not modelled. Doses outside 1 to 8 Gy a fraction and irradiation of a site again are marked as extrapolation.\n");
        return page.ToString();
    }

    private static void AppendTable(StringBuilder page, ImmutableArray<CheckedFigure> figures)
    {
        page.Append("| arm | role | figure | printed | predicted (90% interval) | inside |\n|---|---|---|---|---|---|\n");
        foreach (CheckedFigure f in figures)
            page.Append(CultureInfo.InvariantCulture, $"| {f.Arm} | {f.Role} | {f.Figure} | {f.Printed:0.0} | {Text(f.Estimate)} ({Text(f.Lower)}–{Text(f.Upper)}) | {(f.Holds ? "yes" : "**no**")} |\n");
    }

    private static string Text(Estimate estimate) => FigureFile.Text(estimate, "0.0");

    private static string Range(AssumedRange range) => range.Least == range.Greatest
        ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{range.Least} to {range.Greatest}");
}
