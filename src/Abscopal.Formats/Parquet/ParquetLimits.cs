using Abscopal.Input;
using Parquet;
using Parquet.Schema;

namespace Abscopal.Formats.Parquet;

/// <summary>What a row group may claim: a few bytes can stand for billions of repeated values, which memory is not given for.</summary>
internal static class ParquetLimits
{
    public const long MostRows = 1L << 26;
    private const long MostValues = 1L << 28;

    public static void Check(ParquetRowGroupReader group, DataField[] fields, string path)
    {
        long rows = group.RowCount;
        if (rows * fields.Length > MostValues) throw new InvalidInputException(new InputProblem($"a row group of {rows} rows and {fields.Length} columns is larger than is read", path, Allowed: $"at most {MostValues} values a row group"));
        foreach (DataField field in fields)
        {
            if (group.GetMetadata(field)?.MetaData is { } chunk && chunk.NumValues != rows)
                throw new InvalidInputException(new InputProblem($"the column states {chunk.NumValues} values, its row group {rows} rows", path, Key: field.Name, Allowed: "a value a row"));
        }
    }
}
