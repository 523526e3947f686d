using System.Collections.Immutable;
using Abscopal.Clinical.Data;

namespace Abscopal.Clinical.Derivation;

/// <summary>The analysis datasets derived from a study's SDTM.</summary>
/// <param name="Study">The study's identifier.</param>
/// <param name="Tables">ADSL, ADEX, ADAE, ADLB, ADTR, ADRS, ADCM and ADTTE, those of which the domains were there.</param>
/// <param name="CutOff">The cut-off that was used.</param>
/// <param name="Findings">What does not agree in the data, a line each.</param>
public sealed record AdamStudy(string Study, ImmutableArray<DomainTable> Tables, DateOnly CutOff, ImmutableArray<string> Findings)
{
    /// <summary>A dataset, or null where it was not derived.</summary>
    /// <param name="name">Its name.</param>
    public DomainTable? Find(string name) => Tables.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase));
}
