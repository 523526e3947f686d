using System.Globalization;
using Abscopal.Evidence.Bias;
using Abscopal.Input;
using Abscopal.Numerics.Distributions;

namespace Abscopal.Workbench.AcrossTrials;

/// <summary>Reads prognostic factors, and standardises a ratio by them.</summary>
public static class PrognosisFile
{
    private const string Columns = "factor,ratio,lower,upper,count,subjects,control_count,control_subjects";

    /// <summary>Reads a file of factors.</summary>
    /// <param name="path">A CSV of eight columns: factor, ratio, lower, upper, count, subjects, control_count, control_subjects; lines that begin with # are comments.</param>
    /// <exception cref="InvalidInputException">The file cannot be read, or a value is out of range; with its line.</exception>
    public static IReadOnlyList<PrintedFactor> Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(new InputProblem("cannot be read: " + failure.Message, path, Allowed: "the path of a CSV file"), failure);
        }

        var factors = new List<PrintedFactor>();
        bool headed = false;
        for (int i = 0; i < lines.Length; i++)
        {
            if (string.IsNullOrWhiteSpace(lines[i]) || lines[i][0] == '#') continue;
            if (headed) factors.Add(Row(lines[i], path, i + 1));
            else if (!string.Equals(lines[i].Trim(), Columns, StringComparison.Ordinal)) throw new InvalidInputException(new InputProblem("the columns are others", path, i + 1, Allowed: Columns));
            headed = true;
        }

        return factors.Count > 0 ? factors : throw new InvalidInputException(new InputProblem("there is no factor", path, Allowed: "a line under " + Columns));
    }

    internal static CaseMixResult Standardise(IReadOnlyList<PrintedFactor> factors, PooledRatio ratio, ContrastRequest request)
    {
        double error = Math.Log(ratio.Limits.Upper.Value / ratio.Limits.Lower.Value) / (2 * Normal.UpperQuantile(0.5 * (1 - request.Level)));
        PrognosticFactor[] all =
        [
            .. factors.Select(f => new PrognosticFactor
            {
                Name = f.Name,
                Ratio = f.Ratio,
                Lower = f.Lower,
                Upper = f.Upper,
                TreatmentCount = f.Count,
                TreatmentSubjects = f.Subjects,
                ControlCount = f.ControlCount,
                ControlSubjects = f.ControlSubjects,
            }),
        ];
        return CaseMix.Standardise(Math.Log(ratio.HazardRatio.Value), error, all, new CaseMixOptions { Level = request.Level, Seed = request.Seed });
    }

    private static PrintedFactor Row(string line, string path, int number)
    {
        string[] fields = line.Split(',');
        if (fields.Length != 8) throw new InvalidInputException(new InputProblem($"there are {fields.Length} fields", path, number, Allowed: "8: " + Columns));
        double Number(int i, string name) => double.TryParse(fields[i], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && value > 0 && double.IsFinite(value)
            ? value
            : throw new InvalidInputException(new InputProblem($"'{fields[i]}' is not a ratio", path, number, name, "a number above 0"));
        int Count(int i, string name) => int.TryParse(fields[i], NumberStyles.None, CultureInfo.InvariantCulture, out int value)
            ? value
            : throw new InvalidInputException(new InputProblem($"'{fields[i]}' is not a count", path, number, name, "a whole number from 0"));
        var factor = new PrintedFactor(fields[0].Trim(), Number(1, "ratio"), Number(2, "lower"), Number(3, "upper"), Count(4, "count"), Count(5, "subjects"), Count(6, "control_count"), Count(7, "control_subjects"));
        if (!(factor.Lower < factor.Upper && factor.Lower <= factor.Ratio && factor.Ratio <= factor.Upper)) throw new InvalidInputException(new InputProblem("the limits do not hold the ratio", path, number, "lower, upper", "lower <= ratio <= upper"));
        if (factor.Count > factor.Subjects || factor.ControlCount > factor.ControlSubjects || factor.Subjects == 0 || factor.ControlSubjects == 0) throw new InvalidInputException(new InputProblem("more have the factor than there are subjects", path, number, "count", "counts up to the subjects"));
        return factor;
    }
}
