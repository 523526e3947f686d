using Abscopal.Clinical.Data;

namespace Abscopal.Clinical.Derivation;

/// <summary>SRCDOM, SRCVAR and SRCSEQ: the row a derived value comes from.</summary>
internal sealed class SourceColumns(DomainTable table)
{
    private readonly List<string?> _domain = table.AddText("SRCDOM", "Source Data");
    private readonly List<string?> _variable = table.AddText("SRCVAR", "Source Variable");
    private readonly List<double?> _sequence = table.AddNumber("SRCSEQ", "Source Sequence Number");

    public void Add(SourceRow? source)
    {
        _domain.Add(source?.Domain);
        _variable.Add(source?.Variable);
        _sequence.Add(source?.Sequence);
    }
}
