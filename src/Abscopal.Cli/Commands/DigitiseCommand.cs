using System.CommandLine;
using System.Globalization;
using Abscopal.Input;
using Abscopal.Workbench.Digitise;

namespace Abscopal.Cli.Commands;

/// <summary><c>abscopal digitise</c>: the points of the survival curves of a picture.</summary>
internal static class DigitiseCommand
{
    public static Command Create(TextWriter console)
    {
        var figure = new Argument<string>("FIGURE") { Description = "A PNG, JPEG or SVG figure with survival curves." };
        var x = new Option<string>("--x") { Description = "Two points of the time axis, POSITION=TIME,POSITION=TIME: positions in pixels from the left, or in the units of the SVG.", Required = true, HelpName = "POINTS" };
        var y = new Option<string>("--y") { Description = "Two points of the survival axis, POSITION=SURVIVAL,POSITION=SURVIVAL from the top; survival as a proportion or with a per cent sign.", Required = true, HelpName = "POINTS" };
        var colour = new Option<string[]>("--colour") { Description = "A curve, LABEL=#RRGGBB; once for each curve. Without it, curves are looked for.", HelpName = "CURVE" };
        var tolerance = new Option<double>("--tolerance") { Description = "How far a pixel may be from the colour, 0 to 441.", DefaultValueFactory = _ => 90, HelpName = "NUMBER" };
        var output = new Option<string>("--out") { Description = "Where to write the curves and the overlay.", Required = true, HelpName = "FOLDER" };
        var command = new Command("digitise", "Reads the points of survival curves out of a picture.") { figure };
        foreach (Option option in new Option[] { x, y, colour, tolerance, output }) command.Options.Add(option);
        command.SetAction(parsed =>
        {
            (double x1, double t1, double x2, double t2) = Points(parsed.GetValue(x)!, "--x", "82=0,510=36");
            (double y1, double s1, double y2, double s2) = Points(parsed.GetValue(y)!, "--y", "400=0,30=1");
            if (!(s1 is >= 0 and <= 1 && s2 is >= 0 and <= 1)) throw new InvalidInputException(new InputProblem("survival is outside 0 to 1", Key: "--y", Allowed: "proportions from 0 to 1, or per cent with a sign"));
            double width = parsed.GetValue(tolerance);
            if (!(width is >= 0 and <= 441)) throw new InvalidInputException(new InputProblem("the tolerance is out of range", Key: "--tolerance", Allowed: "0 to 441"));
            var options = new FigureDigitiserOptions
            {
                Axes = new AxisCalibration(x1, t1, x2, t2, y1, s1, y2, s2),
                Curves = [.. (parsed.GetValue(colour) ?? []).Select(Colour)],
                Tolerance = width,
            };
            string folder = parsed.GetValue(output)!;
            FigureDigitisation result = DigitiseJob.Run(new DigitiseRequest(parsed.GetValue(figure)!, options, folder));
            ConsoleTable.Show(["Curve", "Points", "Last time", "Last survival"], result.Curves.Select(c => (IReadOnlyList<string>)[c.Label, ConsoleTable.Whole(c.Times.Length), c.Times[^1].ToString("0.00", CultureInfo.InvariantCulture), c.Survival[^1].ToString("0.0%", CultureInfo.InvariantCulture)]));
            foreach (string note in result.Notes) console.WriteLine("  note: " + note);
            console.WriteLine($"  written: {string.Join(", ", result.Curves.Select(DigitiseJob.FileName))} and {result.OverlayFile} in {folder}; look at the overlay before you use them");
            return ExitCode.Success;
        });
        return command;
    }

    private static (double Position1, double Value1, double Position2, double Value2) Points(string text, string key, string example)
    {
        string[] points = text.Split(',');
        double[] numbers = new double[4];
        bool fits = points.Length == 2;
        for (int i = 0; fits && i < 2; i++)
        {
            string[] sides = points[i].Split('=');
            fits = sides.Length == 2 && Number(sides[0], out numbers[2 * i]) && Number(sides[1], out numbers[(2 * i) + 1]);
        }

        return fits ? (numbers[0], numbers[1], numbers[2], numbers[3]) : throw new InvalidInputException(new InputProblem($"'{text}' is not two points of an axis", Key: key, Allowed: "such as " + example));
    }

    private static bool Number(string text, out double number)
    {
        bool share = text.EndsWith('%');
        bool read = double.TryParse(share ? text[..^1] : text, NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number);
        if (share) number /= 100;
        return read;
    }

    private static CurveColour Colour(string text)
    {
        int sign = text.LastIndexOf('=');
        string hex = text[(sign + 1)..].TrimStart('#');
        string label = sign > 0 ? text[..sign] : hex;
        return hex.Length == 6 && uint.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out uint rgb)
            ? new CurveColour(label, (byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb)
            : throw new InvalidInputException(new InputProblem($"'{text}' is not a curve", Key: "--colour", Allowed: "a label and a colour, such as control=#1f77b4"));
    }
}
