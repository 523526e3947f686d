using System.Collections.Immutable;
using Abscopal.Clinical.Data;
using Abscopal.Numerics.Distributions;
using Abscopal.Study;
using Abscopal.Survival;

namespace Abscopal.Workbench.ClinicalReport;

/// <summary>Compares two arms by Cox regression: hazard ratios of all subjects and of subgroups, and tests of interaction.</summary>
/// <remarks>
/// A subgroup's ratio comes from its own subjects. Interaction: twice the difference of the log partial likelihoods of
/// treatment, subgroup and their products against treatment and subgroup, on as many degrees of freedom as there are
/// products. Therneau and Grambsch, Modeling Survival Data (2000), 3.4; Efron's ties.
/// </remarks>
internal static class HazardAnalyser
{
    private static readonly string[] ControlWords = ["PLACEBO", "CONTROL", "STANDARD"];

    public static IEnumerable<HazardComparison> Compare(DomainFolder adam, ImmutableArray<string> arms, ImmutableArray<SurvivalResult> survival, ClinicalOptions options)
    {
        if (arms.Length != 2) yield break;
        int reference = Reference(arms, options.ReferenceArm);
        DomainTable adsl = adam.Require("ADSL");
        IReadOnlyList<string?> ids = adsl.Text("USUBJID");
        // Responders are no randomised set: their times are not compared.
        foreach (IGrouping<string, SurvivalResult> parameter in survival.Where(s => s.Code is not ("DOR" or "TTR")).GroupBy(s => s.Code, StringComparer.Ordinal))
        {
            Row[] rows = [.. parameter.SelectMany(s => s.Subjects.Select((id, i) => new Row(id, s.Days[i], s.Events[i], s.Arm, s.Rows[i])))];
            var subgroups = new List<SubgroupHazard> { Of(null, "", rows, reference, options) };
            var interactions = ImmutableDictionary.CreateBuilder<string, Estimate>(StringComparer.Ordinal);
            foreach (string variable in ClinicalAnalyser.SubgroupVariables.Where(adsl.Has))
            {
                IReadOnlyList<string?> values = adsl.Text(variable);
                var valueOf = new Dictionary<string, string>(StringComparer.Ordinal);
                for (int s = 0; s < ids.Count; s++)
                {
                    if (ids[s] is { } id && values[s] is { } value) valueOf[id] = value;
                }

                (string Value, Row[] Rows)[] groups = [.. rows.Where(r => valueOf.ContainsKey(r.Subject)).GroupBy(r => valueOf[r.Subject], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => (g.Key, g.ToArray()))];
                if (groups.Length < 2) continue;
                subgroups.AddRange(groups.Select(g => Of(variable, g.Value, g.Rows, reference, options)));
                interactions[variable] = Interaction([.. groups.Select(g => g.Rows)], reference);
            }

            yield return new HazardComparison(parameter.Key, parameter.First().Name, 1 - reference, reference, [.. subgroups], interactions.ToImmutable());
        }
    }

    // The arm the protocol names, or one that calls itself a control, or the first.
    private static int Reference(ImmutableArray<string> arms, string? told)
    {
        int named = told is null ? -1 : arms.IndexOf(told, 0, arms.Length, StringComparer.OrdinalIgnoreCase);
        if (named >= 0) return named;
        for (int arm = 0; arm < arms.Length; arm++)
        {
            if (Array.Exists(ControlWords, w => arms[arm].Contains(w, StringComparison.OrdinalIgnoreCase))) return arm;
        }

        return 0;
    }

    private static SubgroupHazard Of(string? variable, string value, Row[] rows, int reference, ClinicalOptions options)
    {
        ImmutableArray<ArmEvents> arms = [.. Enumerable.Range(0, 2).Select(a => rows.Where(r => r.Arm == a).ToArray())
            .Select(own => new ArmEvents([.. own.Select(r => r.Subject)], [.. own.Where(r => r.Event).Select(r => r.Subject)], [.. own.Select(r => r.Line)]))];
        if (arms.Any(a => a.Subjects.IsEmpty) || arms.All(a => a.WithEvent.IsEmpty)) return new SubgroupHazard(variable, value, arms, Estimate.NotEstimable, new Interval(Estimate.NotEstimable, Estimate.NotEstimable));
        CovariateMatrix treatment = new CovariateMatrixBuilder().AddNumber("treatment", Treated(rows, reference)).Build();
        CoxCoefficient fitted = CoxRegression.Fit(Data(rows), treatment, new CoxOptions { Level = options.Curve.Level }).Coefficients[0];
        return new SubgroupHazard(variable, value, arms, fitted.HazardRatio, fitted.HazardRatioLimits);
    }

    private static Estimate Interaction(Row[][] groups, int reference)
    {
        if (groups.Any(g => !g.Any(r => r.Event))) return Estimate.NotEstimable;
        Row[] rows = [.. groups.SelectMany(g => g)];
        double[] treated = Treated(rows, reference);
        var main = new CovariateMatrixBuilder().AddNumber("treatment", treated);
        var whole = new CovariateMatrixBuilder().AddNumber("treatment", treated);
        int start = groups[0].Length;
        for (int g = 1; g < groups.Length; g++)
        {
            double[] belongs = new double[rows.Length];
            Array.Fill(belongs, 1, start, groups[g].Length);
            start += groups[g].Length;
            main.AddNumber("group " + g, belongs);
            whole.AddNumber("group " + g, belongs).AddNumber("product " + g, [.. belongs.Zip(treated, (b, t) => b * t)]);
        }

        try
        {
            CoxFit without = CoxRegression.Fit(Data(rows), main.Build());
            CoxFit with = CoxRegression.Fit(Data(rows), whole.Build());
            if (without.Status != CoxStatus.Converged || with.Status != CoxStatus.Converged) return Estimate.NotEstimable;
            return Estimate.Of(ChiSquared.UpperTail(Math.Max(0, 2 * (with.LogLikelihood - without.LogLikelihood)), groups.Length - 1));
        }
        catch (SurvivalDataException)
        {
            // A subgroup of which one arm is empty leaves a product that is no covariate.
            return Estimate.NotEstimable;
        }
    }

    private static double[] Treated(Row[] rows, int reference) => [.. rows.Select(r => r.Arm == reference ? 0.0 : 1.0)];

    private static SurvivalData Data(Row[] rows) => SurvivalData.FromDays([.. rows.Select(r => r.Days)], [.. rows.Select(r => r.Event)]).InUnitsOf(Months.DaysPerMonth, TimeUnit.Months);

    private sealed record Row(string Subject, int Days, bool Event, int Arm, int Line);
}
