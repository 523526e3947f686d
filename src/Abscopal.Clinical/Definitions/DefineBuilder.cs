using System.Collections.Immutable;
using System.Globalization;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.DefineXml;

namespace Abscopal.Clinical.Definitions;

/// <summary>
/// Makes a Define-XML of datasets, one after the other: names, labels, types, lengths, keys and, when asked, the values found as code
/// lists. Origins, methods and comments are knowledge that the data do not hold; they are left to the author.
/// </summary>
public sealed class DefineBuilder(DefineOptions options)
{
    private static readonly string[] NoTerms = ["STUDYID", "USUBJID", "SUBJID", "SITEID"];

    private readonly List<DefineDataset> _datasets = [];
    private readonly List<DefineItem> _items = [];
    private readonly List<DefineCodeList> _lists = [];
    private readonly SortedSet<string> _studies = new(StringComparer.Ordinal);

    /// <summary>Reads a dataset through and adds it.</summary>
    /// <param name="reader">The dataset.</param>
    /// <param name="file">The name of its file, relative to where the Define-XML will lie.</param>
    public void Add(IDatasetReader reader, string file)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(file);
        DatasetDescription description = reader.Description;
        ColumnSurvey[] columns = [.. description.Columns.Select(c => new ColumnSurvey(c, c.Name is "STUDYID" ? 1 : options.MostTerms))];
        var keys = new KeySearch(description);
        long rows = 0;
        foreach (Dataset batch in reader.Batches())
        {
            for (int c = 0; c < columns.Length; c++) columns[c].Add(batch.Columns[c]);
            keys.Add(batch);
            rows += batch.Rows;
        }

        Describe(description, columns, keys.Find(), file, rows);
    }

    /// <summary>The document of the datasets added.</summary>
    public DefineDocument Build()
    {
        string study = options.Study ?? (_studies.Count == 1 ? _studies.Min! : "STUDY");
        bool is21 = options.Version.StartsWith("2.1", StringComparison.Ordinal);
        return new DefineDocument
        {
            Version = options.Version,
            FileOid = "DEF." + study,
            Created = options.Created,
            Originator = null,
            SourceSystem = "Abscopal",
            Context = is21 ? "Other" : null,
            StudyOid = "STDY." + study,
            StudyName = study,
            StudyDescription = study,
            ProtocolName = study,
            MetaDataVersionOid = "MDV." + study,
            MetaDataVersionName = $"Study {study}, data definitions",
            Standards = options.Standard is { } standard ? [new DefineStandard(is21 ? "STD.1" : "", standard, is21 ? "IG" : "", options.StandardVersion ?? "") { Status = is21 ? "Final" : null }] : [],
            Datasets = [.. _datasets],
            Items = [.. _items],
            CodeLists = [.. _lists],
        };
    }

    private void Describe(DatasetDescription description, ColumnSurvey[] columns, IReadOnlyList<string> keys, string file, long rows)
    {
        bool is21 = options.Version.StartsWith("2.1", StringComparison.Ordinal);
        string name = description.Name;
        var variables = ImmutableArray.CreateBuilder<DefineVariable>(columns.Length);
        for (int c = 0; c < columns.Length; c++)
        {
            ColumnSurvey column = columns[c];
            if (column.Definition.Name is "STUDYID" && column.Terms is { Count: 1 } one) _studies.Add(one.First());
            string variable = column.Definition.Name;
            DefineItem item = column.Describe($"IT.{name}.{variable}") with { CodeListOid = CodeList(name, column) };
            _items.Add(item);
            int key = 1 + keys.ToList().FindIndex(k => string.Equals(k, variable, StringComparison.Ordinal));
            variables.Add(new DefineVariable(item) { OrderNumber = c + 1, IsMandatory = key > 0 && !column.HasMissing, KeySequence = key > 0 ? key : null });
        }

        (string? kind, string? sub) = ObservationClass.Of(description);
        bool isReference = kind is "TRIAL DESIGN";
        _datasets.Add(new DefineDataset
        {
            Oid = "IG." + name,
            Name = name,
            Domain = name,
            SasDatasetName = name.Length <= 8 ? name : null,
            Description = description.Label.Length > 0 ? [new DefineText(description.Label, "en")] : [],
            IsRepeating = !(keys.Count > 0 && keys.All(k => k is "STUDYID" or "USUBJID")),
            IsReferenceData = isReference,
            Purpose = name.StartsWith("AD", StringComparison.OrdinalIgnoreCase) && name.Length > 2 ? "Analysis" : "Tabulation",
            Structure = keys.Count == 0 ? "One record per observation" : "One record per " + string.Join(" per ", keys),
            Class = kind,
            SubClass = is21 ? sub : null,
            StandardOid = is21 && options.Standard is not null ? "STD.1" : null,
            HasNoData = is21 && rows == 0,
            ArchiveLocationId = "LF." + name,
            Variables = variables.MoveToImmutable(),
            Leaves = [new DefineLeaf("LF." + name, file, file)],
        });
    }

    private string? CodeList(string dataset, ColumnSurvey column)
    {
        if (options.MostTerms == 0 || column.Definition.Storage != ColumnStorage.Text || column.Terms is not { Count: > 0 } terms) return null;
        string name = column.Definition.Name;
        if (Array.IndexOf(NoTerms, name) >= 0 || name.EndsWith("DTC", StringComparison.Ordinal)) return null;
        string oid = $"CL.{dataset}.{name}";
        _lists.Add(new DefineCodeList(oid, string.Create(CultureInfo.InvariantCulture, $"Values found in {dataset}.{name}"), "text") { Terms = [.. terms.Select((t, i) => new DefineTerm(t) { OrderNumber = i + 1 })] });
        return oid;
    }
}
