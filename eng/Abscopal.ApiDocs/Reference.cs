using System.Reflection;
using System.Text;

namespace Abscopal.ApiDocs;

/// <summary>The pages of the reference: one for each folder of a library, and an index.</summary>
internal static class Reference
{
    public static Dictionary<string, string> Write(string root, Assembly[] assemblies)
    {
        var places = new Dictionary<Type, string>();
        foreach (Assembly assembly in assemblies) Place(root, assembly, places);
        var pages = new Dictionary<string, string>(StringComparer.Ordinal);
        var index = new StringBuilder("# Reference\n\nEvery public type of the packed libraries, generated from their documentation by `dotnet run --project eng/Abscopal.ApiDocs`.\n");
        foreach (Assembly assembly in assemblies)
        {
            var texts = Documentation.Read(Path.ChangeExtension(assembly.Location, ".xml"), places);
            index.Append("\n## ").Append(assembly.GetName().Name).Append("\n\n");
            foreach (IGrouping<string, Type> page in places.Where(p => p.Key.Assembly == assembly).Select(p => p.Key).GroupBy(t => places[t], StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
            {
                Type[] types = [.. page.OrderBy(t => t.Name, StringComparer.Ordinal)];
                string title = page.Key[..^".md".Length];
                pages[page.Key] = TypePage.Write(title, types, texts);
                index.Append("- [").Append(title).Append("](").Append(page.Key).Append("): ").AppendJoin(", ", types.Select(t => $"`{Signature.Of(t)}`")).Append('\n');
            }
        }

        pages["README.md"] = index.ToString();
        return pages;
    }

    // One public type a file, named for it: the folder of the file is the group of the type.
    private static void Place(string root, Assembly assembly, Dictionary<Type, string> places)
    {
        string name = assembly.GetName().Name!;
        string source = Path.Combine(root, "src", name);
        foreach (Type type in assembly.GetExportedTypes())
        {
            Type outer = type.DeclaringType ?? type;
            string file = outer.Name.Split('`')[0] + ".cs";
            string? path = Directory.EnumerateFiles(source, file, SearchOption.AllDirectories).FirstOrDefault(f => !f.Contains("/obj/", StringComparison.Ordinal));
            string folder = path is null ? "." : Path.GetRelativePath(source, Path.GetDirectoryName(path)!);
            places[type] = (folder is "." ? name : $"{name}.{folder.Replace('/', '.').Replace('\\', '.')}") + ".md";
        }
    }
}
