using System.Globalization;

namespace Abscopal.Study.Usdm;

/// <summary>Identifiers of objects: their kind with a number.</summary>
internal sealed class UsdmIds
{
    private readonly Dictionary<string, int> _last = new(StringComparer.Ordinal);

    public string Next(string kind)
    {
        int number = _last.GetValueOrDefault(kind) + 1;
        _last[kind] = number;
        return string.Create(CultureInfo.InvariantCulture, $"{kind}_{number}");
    }
}
