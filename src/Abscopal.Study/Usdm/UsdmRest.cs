using System.Globalization;
using System.Text.Json;

namespace Abscopal.Study.Usdm;

/// <summary>Lists what was not taken from a USDM file: the largest parts of which nothing was.</summary>
internal static class UsdmRest
{
    // Identifiers and kinds of objects carry nothing for a person; the order of lists is their own.
    private static readonly HashSet<string> Plumbing = new(StringComparer.Ordinal) { "id", "instanceType" };

    public static List<UsdmUnplaced> Of(JsonElement root, HashSet<string> taken)
    {
        var rest = new List<UsdmUnplaced>();
        if (Walk(root, "", taken, rest, out _)) return rest;
        return rest.Count == 0 ? [] : [new UsdmUnplaced("", root.GetRawText())];
    }

    // Whether something of the element was taken; what was not is added to the list unless nothing was, when the element itself is left to the caller.
    private static bool Walk(JsonElement element, string path, HashSet<string> taken, List<UsdmUnplaced> rest, out bool saysSomething)
    {
        saysSomething = false;
        if (taken.Contains(path)) return true;
        if (element.ValueKind is JsonValueKind.Null || (element.ValueKind == JsonValueKind.String && string.IsNullOrWhiteSpace(element.GetString()))) return false;
        if (element.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array))
        {
            saysSomething = true;
            return false;
        }

        bool any = false;
        int before = rest.Count;
        foreach ((string childPath, JsonElement child) in Children(element, path))
        {
            bool of = Walk(child, childPath, taken, rest, out bool says);
            any |= of;
            if (of || !says) continue;
            saysSomething = true;
            rest.Add(new UsdmUnplaced(childPath, child.GetRawText()));
        }

        if (any) return true;
        rest.RemoveRange(before, rest.Count - before);
        return false;
    }

    private static IEnumerable<(string Path, JsonElement Child)> Children(JsonElement element, string path) => element.ValueKind == JsonValueKind.Array
        ? element.EnumerateArray().Select((e, i) => (string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"), e))
        : element.EnumerateObject().Where(p => !Plumbing.Contains(p.Name)).Select(p => (path.Length == 0 ? p.Name : $"{path}.{p.Name}", p.Value));
}
