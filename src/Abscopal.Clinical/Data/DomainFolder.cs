using Abscopal.Input;

namespace Abscopal.Clinical.Data;

/// <summary>A folder of datasets, a file each, named for their domain: dm.csv, dm.xpt or dm.json, and so on.</summary>
public sealed class DomainFolder
{
    private readonly Dictionary<string, DomainTable> _tables;

    private DomainFolder(string path, Dictionary<string, DomainTable> tables)
    {
        Path = path;
        _tables = tables;
    }

    /// <summary>The folder, as the user named it.</summary>
    public string Path { get; }

    /// <summary>The datasets, by name.</summary>
    public IReadOnlyDictionary<string, DomainTable> Tables => _tables;

    /// <summary>Gathers datasets that are in memory.</summary>
    /// <param name="path">What stands for the folder in messages.</param>
    /// <param name="tables">The datasets.</param>
    public static DomainFolder Of(string path, IEnumerable<DomainTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        return new DomainFolder(path, tables.ToDictionary(t => t.Name, StringComparer.OrdinalIgnoreCase));
    }

    /// <summary>Reads the datasets of a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="wanted">The names of the datasets to read; those that are not there are left out.</param>
    /// <exception cref="InvalidInputException">There is no such folder, a dataset is there twice, or a file is broken.</exception>
    public static DomainFolder Read(string path, params IReadOnlyList<string> wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        if (!Directory.Exists(path)) throw new InvalidInputException(new InputProblem("there is no such folder", path, Allowed: "a folder of datasets such as dm.csv"));
        var tables = new Dictionary<string, DomainTable>(StringComparer.OrdinalIgnoreCase);
        foreach (string name in wanted)
        {
            string[] files = [.. Directory.EnumerateFiles(path).Where(f => IsDataset(f, name)).Order(StringComparer.Ordinal)];
            if (files.Length > 1) throw new InvalidInputException(new InputProblem($"{name} is there {files.Length} times: {string.Join(", ", files.Select(System.IO.Path.GetFileName))}", path, Allowed: "one file a dataset"));
            if (files.Length == 1) tables[name] = DomainFile.Read(files[0], name);
        }

        return new DomainFolder(path, tables);
    }

    /// <summary>A dataset, or null where the folder has none.</summary>
    /// <param name="name">Its name.</param>
    public DomainTable? Find(string name) => _tables.GetValueOrDefault(name);

    /// <summary>A dataset that has to be there.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="InvalidInputException">The folder has none.</exception>
    public DomainTable Require(string name) => Find(name)
        ?? throw new InvalidInputException(new InputProblem($"the domain {name} is missing", Path, Allowed: $"a file {name.ToLowerInvariant()}.csv, .xpt or .json"));

    private static bool IsDataset(string file, string name) =>
        string.Equals(System.IO.Path.GetFileNameWithoutExtension(file), name, StringComparison.OrdinalIgnoreCase)
        && DomainFile.Endings.Contains(System.IO.Path.GetExtension(file), StringComparer.OrdinalIgnoreCase);
}
