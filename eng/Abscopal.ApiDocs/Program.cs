using System.Reflection;
using Abscopal.ApiDocs;

// Writes docs/api from the assemblies that are packed and their documentation; with --check compares instead.
bool check = args is ["--check"];
if (args.Length > 0 && !check)
{
    Console.Error.WriteLine("usage: dotnet run --project eng/Abscopal.ApiDocs [-- --check]");
    return 2;
}

string root = Directory.GetCurrentDirectory();
string folder = Path.Combine(root, "docs", "api");
Dictionary<string, string> pages = Reference.Write(root, [.. Packed().Select(Assembly.LoadFrom)]);
return check ? Compare() : Replace();

IEnumerable<string> Packed() => Directory.EnumerateFiles(AppContext.BaseDirectory, "Abscopal.*.dll")
    .Where(f => File.Exists(Path.Combine(root, "src", Path.GetFileNameWithoutExtension(f), "PublicAPI.Shipped.txt")))
    .Order(StringComparer.Ordinal);

int Compare()
{
    string[] present = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f))] : [];
    string[] stale =
    [
        .. pages.Where(p => !present.Contains(p.Key, StringComparer.Ordinal) || !string.Equals(File.ReadAllText(Path.Combine(folder, p.Key)), p.Value, StringComparison.Ordinal)).Select(p => p.Key),
        .. present.Where(p => !pages.ContainsKey(p)),
    ];
    foreach (string page in stale.Order(StringComparer.Ordinal)) Console.Error.WriteLine($"docs/api/{page} is stale");
    if (stale.Length > 0) Console.Error.WriteLine("run 'dotnet run --project eng/Abscopal.ApiDocs'");
    return stale.Length > 0 ? 1 : 0;
}

int Replace()
{
    if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    Directory.CreateDirectory(folder);
    foreach ((string name, string text) in pages) File.WriteAllText(Path.Combine(folder, name), text);
    Console.WriteLine($"{pages.Count} pages in docs/api");
    return 0;
}
