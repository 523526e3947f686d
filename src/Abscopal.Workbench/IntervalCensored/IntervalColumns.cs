using System.Globalization;
using Abscopal.Formats.Csv;
using Abscopal.Input;

namespace Abscopal.Workbench.IntervalCensored;

/// <summary>The columns of an interval-censored file, each row checked.</summary>
internal sealed record IntervalColumns(double[] Lower, double[] Upper, string[] Groups, double[][] Covariates)
{
    public static IntervalColumns Read(IntervalRequest request)
    {
        string[] wanted = [.. new[] { request.Lower, request.Upper, request.Group }.OfType<string>().Concat(request.Covariates).Distinct(StringComparer.Ordinal)];
        TextTable table = CsvFile.Read(request.Path, wanted);
        double?[] lower = table.Numbers(request.Lower);
        double[] upper = UpperEnds(table, request.Upper);
        for (int row = 0; row < table.Rows; row++)
        {
            if (!(lower[row] >= 0)) throw Wrong(table, row, request.Lower, "the last time without the event is missing or negative", "a number of at least 0");
            if (upper[row] < lower[row]) throw Wrong(table, row, request.Upper, Line(lower[row]!.Value, upper[row]), "a time of at least the lower one, or an empty field for a censoring");
        }

        string[] groups = request.Group is null ? [] : Required(table, request.Group);
        return new IntervalColumns(Array.ConvertAll(lower, l => l!.Value), upper, groups, [.. request.Covariates.Select(c => Numbers(table, c))]);
    }

    private static double[] UpperEnds(TextTable table, string column)
    {
        IReadOnlyList<string?> text = table.Text(column);
        double[] upper = new double[table.Rows];
        for (int row = 0; row < upper.Length; row++)
        {
            if (text[row] is null or "Inf" or "inf") upper[row] = double.PositiveInfinity;
            else if (!double.TryParse(text[row], NumberStyles.Float, CultureInfo.InvariantCulture, out upper[row]) || !double.IsFinite(upper[row]))
                throw Wrong(table, row, column, $"'{text[row]}' is not a time", "a number, or an empty field or Inf for a censoring");
        }

        return upper;
    }

    private static string[] Required(TextTable table, string column)
    {
        string[] text = new string[table.Rows];
        for (int row = 0; row < text.Length; row++) text[row] = table.Text(column)[row] ?? throw Wrong(table, row, column, "the value is missing", "a value in every row");
        return text;
    }

    private static double[] Numbers(TextTable table, string column)
    {
        double?[] numbers = table.Numbers(column);
        double[] values = new double[table.Rows];
        for (int row = 0; row < values.Length; row++) values[row] = numbers[row] ?? throw Wrong(table, row, column, "the covariate is missing", "a number in every row");
        return values;
    }

    private static string Line(double lower, double upper) => string.Create(CultureInfo.InvariantCulture, $"the event lies before {upper:R} but after {lower:R}");

    private static InvalidInputException Wrong(TextTable table, int row, string column, string what, string allowed) =>
        new(new InputProblem(what, table.Path, table.Line(row), column, allowed));
}
