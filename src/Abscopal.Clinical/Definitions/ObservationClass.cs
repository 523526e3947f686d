using Abscopal.Formats.Datasets;

namespace Abscopal.Clinical.Definitions;

/// <summary>The class of a dataset by its name and variables (SDTMIG 3.3, section 2.6; ADaMIG 1.1, section 1.5; names as Define-XML 2.1 lists them).</summary>
internal static class ObservationClass
{
    private static readonly string[] Special = ["CO", "DM", "SE", "SM", "SV"];
    private static readonly string[] Design = ["TA", "TD", "TE", "TI", "TM", "TS", "TV"];
    private static readonly string[] Interventions = ["AG", "CM", "EC", "EX", "ML", "PR", "SU"];
    private static readonly string[] Events = ["AE", "BE", "CE", "DS", "DV", "HO", "MH"];

    /// <summary>The class, and the subclass where there is one; null where neither name nor variables tell.</summary>
    public static (string? Class, string? SubClass) Of(DatasetDescription description)
    {
        string name = description.Name.ToUpperInvariant();
        bool Has(string variable) => description.IndexOf(variable) >= 0;
        if (name is "ADSL") return ("SUBJECT LEVEL ANALYSIS DATASET", null);
        if (name.StartsWith("AD", StringComparison.Ordinal) && name.Length > 2)
        {
            if (Has("PARAMCD")) return ("BASIC DATA STRUCTURE", Has("CNSR") ? "TIME-TO-EVENT" : null);
            return Has("AETERM") || Has("AEDECOD") ? ("OCCURRENCE DATA STRUCTURE", "ADVERSE EVENT") : ("ADAM OTHER", null);
        }

        if (name.StartsWith("SUPP", StringComparison.Ordinal) || name.StartsWith("REL", StringComparison.Ordinal)) return ("RELATIONSHIP", null);
        if (Array.IndexOf(Special, name) >= 0) return ("SPECIAL PURPOSE", null);
        if (Array.IndexOf(Design, name) >= 0) return ("TRIAL DESIGN", null);
        if (Array.IndexOf(Interventions, name) >= 0) return ("INTERVENTIONS", null);
        if (Array.IndexOf(Events, name) >= 0) return ("EVENTS", null);
        return name.Length == 2 && Has(name + "TESTCD") ? ("FINDINGS", null) : (null, null);
    }
}
