namespace Abscopal.Clinical.Progression;

/// <summary>What showed the first progression, and where.</summary>
/// <param name="Kind">NEW LESION, TARGET, NON-TARGET, or several joined by +; NOT KNOWN when no row tells.</param>
/// <param name="Place">INTRACRANIAL, EXTRACRANIAL, BOTH, or NOT KNOWN when no row tells.</param>
public sealed record ProgressionPattern(string Kind, string Place)
{
    /// <summary>The pattern from what the visit shows.</summary>
    /// <param name="target">Whether the target lesions progressed.</param>
    /// <param name="nonTarget">Whether non-target lesions progressed.</param>
    /// <param name="newLesion">Whether there is a new lesion.</param>
    /// <param name="sites">Where the lesions that progressed or are new lie.</param>
    public static ProgressionPattern Of(bool target, bool nonTarget, bool newLesion, IEnumerable<string> sites)
    {
        ArgumentNullException.ThrowIfNull(sites);
        var kinds = new List<string>(3);
        if (target) kinds.Add("TARGET");
        if (nonTarget) kinds.Add("NON-TARGET");
        if (newLesion) kinds.Add("NEW LESION");
        bool inside = false;
        bool outside = false;
        foreach (string site in sites)
        {
            bool cranial = IsIntracranial(site);
            inside |= cranial;
            outside |= !cranial;
        }

        return new ProgressionPattern(
            kinds.Count == 0 ? "NOT KNOWN" : string.Join(" + ", kinds),
            (inside, outside) switch { (true, true) => "BOTH", (true, false) => "INTRACRANIAL", (false, true) => "EXTRACRANIAL", _ => "NOT KNOWN" });
    }

    /// <summary>Whether a site lies in the skull: brain, meninges and their parts.</summary>
    /// <param name="site">The site as collected (TULOC).</param>
    public static bool IsIntracranial(string site)
    {
        ArgumentNullException.ThrowIfNull(site);
        string[] words = ["BRAIN", "MENING", "CEREBR", "CEREBELL", "INTRACRANIAL", "PITUITARY"];
        return Array.Exists(words, w => site.Contains(w, StringComparison.OrdinalIgnoreCase));
    }
}
