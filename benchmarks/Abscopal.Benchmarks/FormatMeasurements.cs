using System.Globalization;
using Abscopal.Formats;
using Abscopal.Formats.Datasets;
using Abscopal.Numerics.Random;

namespace Abscopal.Benchmarks;

/// <summary>A dataset of 20 columns such as a laboratory's, 8 of text and 12 of numbers, read from and written to files.</summary>
internal static class FormatMeasurements
{
    private static readonly string[] Tests = ["Alanine Aminotransferase", "Bilirubin", "Creatinine", "Haemoglobin", "Leucocytes", "Lymphocytes", "Neutrophils", "Platelets"];
    private static readonly string[] Visits = ["BASELINE", "WEEK 2", "WEEK 4", "WEEK 8", "WEEK 12", "WEEK 26", "END OF TREATMENT"];

    public static void Run(string what, string path, int rows)
    {
        switch (what)
        {
            case "make":
                Write(Draw(rows), path);
                break;
            case "read":
                Time(() => DatasetFile.Read(path).Rows, rows);
                break;
            case "write":
                Dataset dataset = DatasetFile.Read(path);
                string copy = path + ".copy" + Path.GetExtension(path);
                Time(() => Write(dataset, copy), rows);
                if (!File.ReadAllBytes(path).AsSpan().SequenceEqual(File.ReadAllBytes(copy))) throw new InvalidOperationException("the copy differs");
                File.Delete(copy);
                break;
            default:
                throw new ArgumentException($"no measurement is called {what}", nameof(what));
        }
    }

    // The time of the processor, the first of each kind left out: methods are compiled in it.
    private static void Time(Func<int> work, int rows)
    {
        for (int repeat = 0; repeat < 4; repeat++)
        {
            GC.Collect();
            TimeSpan before = Environment.CpuUsage.TotalTime;
            if (work() != rows) throw new InvalidOperationException("rows were lost");
            if (repeat > 0) Console.WriteLine((Environment.CpuUsage.TotalTime - before).TotalSeconds.ToString("F3", CultureInfo.InvariantCulture));
        }
    }

    private static int Write(Dataset dataset, string path)
    {
        using FileStream stream = File.Create(path, 1 << 16);
        DatasetFile.Write(stream, DatasetFile.RequireFormat(path), dataset);
        return dataset.Rows;
    }

    private static Dataset Draw(int rows)
    {
        var random = new RandomStream(1, new StreamAddress(0x464F524D, 0, 0));
        int[] subject = new int[rows];
        int[] test = new int[rows];
        int[] visit = new int[rows];
        double[] value = new double[rows];
        for (int row = 0; row < rows; row++)
        {
            subject[row] = row / 56;
            test[row] = row % Tests.Length;
            visit[row] = row / Tests.Length % Visits.Length;
            value[row] = random.NextUniform() * 100;
        }

        return new Dataset(
            "ADLB",
            [
                Text("STUDYID", _ => "LEAD"),
                Text("USUBJID", row => string.Create(CultureInfo.InvariantCulture, $"LEAD-{subject[row] % 97:000}-{subject[row]:00000}")),
                Text("SITEID", row => (subject[row] % 97).ToString("000", CultureInfo.InvariantCulture)),
                Text("PARAMCD", row => Tests[test[row]][..4].ToUpperInvariant()),
                Text("PARAM", row => Tests[test[row]]),
                Text("AVISIT", row => Visits[visit[row]]),
                Text("SEX", row => subject[row] % 2 == 0 ? "F" : "M"),
                Text("ANL01FL", row => row % 3 == 0 ? "" : "Y"),
                Number("AGE", row => 40 + (subject[row] % 40)),
                Number("AVISITN", row => visit[row]),
                Number("PARAMN", row => test[row]),
                Number("AVAL", row => value[row]),
                Number("BASE", row => value[row - (row % 56) + test[row]]),
                Number("CHG", row => visit[row] == 0 ? null : value[row] - value[row - (row % 56) + test[row]]),
                Number("PCHG", row => visit[row] == 0 ? null : 100 * ((value[row] / value[row - (row % 56) + test[row]]) - 1)),
                Number("ANRLO", row => 10 * test[row]),
                Number("ANRHI", row => (10 * test[row]) + 50.5),
                Number("ADY", row => 1 + (14 * visit[row])),
                NumberColumn.Of(ColumnDefinition.OfDay("ADT"), Enumerable.Range(0, rows).Select(row => (double?)(22000 + (14 * visit[row])))),
                Number("ASEQ", row => 1 + (row % 56)),
            ]);

        TextColumn Text(string name, Func<int, string> text) => TextColumn.Of(ColumnDefinition.OfText(name), Enumerable.Range(0, rows).Select(text));

        NumberColumn Number(string name, Func<int, double?> number) => NumberColumn.Of(ColumnDefinition.OfNumber(name), Enumerable.Range(0, rows).Select(number));
    }
}
