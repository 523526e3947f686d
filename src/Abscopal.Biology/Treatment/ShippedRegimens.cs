namespace Abscopal.Biology.Treatment;

/// <summary>Regimens that ship inside the program.</summary>
public static class ShippedRegimens
{
    /// <summary>LEAD, as in <c>regimens/lead.yaml</c>.</summary>
    public static Regimen Lead => RegimenReader.ReadResource("lead.yaml");
}
