using Abscopal.Formats.Csv;
using Abscopal.Input;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>Reads hazard ratios of factors of prognosis.</summary>
public static class PrognosisFile
{
    /// <summary>The name of such a file in a study's folder.</summary>
    public const string Name = "prognosis.csv";

    private static readonly string[] Columns = ["endpoint", "key", "ratio", "lower", "upper", "source"];

    /// <summary>Reads a file of factors.</summary>
    /// <param name="path">A CSV with the columns endpoint, key, ratio, lower, upper and source; limits are of 95%.</param>
    /// <exception cref="InvalidInputException">The file cannot be read, or a value is out of range; with its line.</exception>
    public static IReadOnlyList<PrognosticRatio> Read(string path)
    {
        TextTable table = CsvFile.Read(path, Columns);
        (double?[] ratio, double?[] lower, double?[] upper) = (table.Numbers("ratio"), table.Numbers("lower"), table.Numbers("upper"));
        var factors = new List<PrognosticRatio>();
        for (int row = 0; row < table.Rows; row++)
        {
            string Text(string column) => table.Text(column)[row] ?? throw Wrong(row, column, "there is nothing", "a word");
            double Number(double?[] numbers, string column) => numbers[row] is > 0 ? numbers[row]!.Value : throw Wrong(row, column, "there is no ratio", "a number above 0");
            var factor = new PrognosticRatio(Text("endpoint"), Text("key"), Number(ratio, "ratio"), Number(lower, "lower"), Number(upper, "upper"), Text("source"));
            if (!(factor.Lower < factor.Upper && factor.Lower <= factor.Ratio && factor.Ratio <= factor.Upper)) throw Wrong(row, "lower, upper", "the limits do not hold the ratio", "lower <= ratio <= upper");
            if (factors.Exists(f => string.Equals(f.Key, factor.Key, StringComparison.Ordinal) && string.Equals(f.Endpoint, factor.Endpoint, StringComparison.Ordinal))) throw Wrong(row, "key", $"'{factor.Key}' is there twice", "each factor once an endpoint");
            factors.Add(factor);
        }

        return factors;

        InvalidInputException Wrong(int row, string column, string what, string allowed) => new(new InputProblem(what, path, table.Line(row), column, allowed));
    }
}
