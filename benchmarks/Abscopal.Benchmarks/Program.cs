using Abscopal.Benchmarks;

switch (args)
{
    case ["data", var path, var rows]:
        Sample.Draw(Number(rows)).WriteCsv(path);
        return 0;
    case ["compare", var rows, var repeats]:
        Measurements.Compare(Sample.Draw(Number(rows)), Number(repeats));
        return 0;
    case ["scale", var test, var rows]:
        Measurements.Scale(test, Number(rows));
        return 0;
    case ["small"]:
        Measurements.Small();
        return 0;
    case ["report", var folder, var readme]:
        Report.Write(folder, readme);
        return 0;
    case ["trials", var name, var count]:
        TrialMeasurements.Run(name, Number(count));
        return 0;
    case ["formats", var what, var path, var rows]:
        FormatMeasurements.Run(what, path, Number(rows));
        return 0;
    case ["biology", .. var words]:
        BiologyMeasurements.Run(words);
        return 0;
    default:
        Console.Error.WriteLine("usage: data FILE ROWS | compare ROWS REPEATS | scale km|logrank|cox1 ROWS | small | trials s1|maxcombo|bounds|threads COUNT | formats make|read|write FILE ROWS | biology courses|threads|accuracy|export ... | report FOLDER README");
        return 2;
}

static int Number(string text) => int.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
