using System.Globalization;
using System.Text;

namespace Abscopal.Biology.Exchange;

/// <summary>A described model and its course as comma-separated tables, for programs that do not read SBML.</summary>
public static class ModelTable
{
    /// <summary>One row a constant, rule, state or assignment of an event: kind, id, value (or initial value, or time), formula.</summary>
    /// <param name="model">The model.</param>
    public static string Write(ModelDescription model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var text = new StringBuilder("kind,id,value,formula\n");
        foreach (ModelConstant c in model.Constants) Row(text, "constant", c.Id, c.Value, "");
        foreach (ModelRule r in model.Rules) Row(text, "rule", r.Id, 0, r.Formula);
        foreach (ModelState s in model.States) Row(text, "state", s.Id, s.Initial, s.Rate);
        foreach (ModelEvent e in model.Events)
        {
            foreach ((string state, string formula) in e.Assignments) Row(text, "event", state, e.Time, formula);
        }

        return text.ToString();
    }

    /// <summary>The states at times, one row a time.</summary>
    /// <param name="model">The model.</param>
    /// <param name="times">The times.</param>
    /// <param name="course">The states, as <see cref="DescribedSystem.Simulate"/> gives them.</param>
    public static string WriteCourse(ModelDescription model, IReadOnlyList<double> times, double[,] course)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(times);
        ArgumentNullException.ThrowIfNull(course);
        var text = new StringBuilder("time," + string.Join(',', model.States.Select(s => s.Id)) + "\n");
        for (int i = 0; i < times.Count; i++)
        {
            text.Append(Number(times[i]));
            for (int k = 0; k < model.States.Length; k++) text.Append(',').Append(Number(course[i, k]));
            text.Append('\n');
        }

        return text.ToString();
    }

    private static void Row(StringBuilder text, string kind, string id, double value, string formula) =>
        text.Append(kind).Append(',').Append(id).Append(',').Append(Number(value)).Append(",\"").Append(formula).Append("\"\n");

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
