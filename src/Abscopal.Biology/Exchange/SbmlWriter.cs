using System.Globalization;
using System.Xml.Linq;

namespace Abscopal.Biology.Exchange;

/// <summary>Writes a described model as SBML Level 3 Version 2 core, with rules and events.</summary>
/// <remarks>Source: Hucka et al., J Integr Bioinform 16 (2019) 20190021. States are parameters with rate rules: no chemistry is claimed.</remarks>
public static class SbmlWriter
{
    internal static readonly XNamespace Sbml = "http://www.sbml.org/sbml/level3/version2/core";
    internal static readonly XNamespace MathMl = "http://www.w3.org/1998/Math/MathML";
    private static readonly XNamespace Html = "http://www.w3.org/1999/xhtml";

    /// <summary>The document.</summary>
    /// <param name="model">The model.</param>
    public static XDocument Write(ModelDescription model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var element = new XElement(
            Sbml + "model",
            new XAttribute("id", model.Id),
            new XAttribute("name", model.Name),
            Notes(model.Source + ". " + GuardRails.Statement),
            new XElement(
                Sbml + "listOfParameters",
                model.Constants.Select(c => Parameter(c.Id, c.Value, constant: true, c.Meaning)),
                model.States.Select(s => Parameter(s.Id, s.Initial, constant: false, s.Meaning)),
                model.Rules.Select(r => Parameter(r.Id, null, constant: false, null))),
            new XElement(
                Sbml + "listOfRules",
                model.Rules.Select(r => Rule("assignmentRule", r.Id, r.Formula)),
                model.States.Select(s => Rule("rateRule", s.Id, s.Rate))));
        if (!model.Events.IsEmpty) element.Add(new XElement(Sbml + "listOfEvents", model.Events.Select(Event)));
        return new XDocument(
            new XDeclaration("1.0", "UTF-8", null),
            new XElement(Sbml + "sbml", new XAttribute("level", 3), new XAttribute("version", 2), element));
    }

    private static XElement Parameter(string id, double? value, bool constant, string? meaning) => new(
        Sbml + "parameter",
        new XAttribute("id", id),
        value is { } number ? new XAttribute("value", number.ToString("R", CultureInfo.InvariantCulture)) : null,
        new XAttribute("constant", constant ? "true" : "false"),
        meaning is null ? null : Notes(meaning));

    private static XElement Rule(string kind, string id, string formula) =>
        new(Sbml + kind, new XAttribute("variable", id), Math(Formula.Parse(formula)));

    private static XElement Event(ModelEvent what) => new(
        Sbml + "event",
        new XAttribute("id", what.Id),
        new XAttribute("useValuesFromTriggerTime", "true"),
        new XElement(
            Sbml + "trigger",
            new XAttribute("initialValue", "false"),
            new XAttribute("persistent", "true"),
            new XElement(MathMl + "math", new XElement(MathMl + "apply", new XElement(MathMl + "geq"), Time(), Content(new Formula.Number(what.Time))))),
        new XElement(
            Sbml + "listOfEventAssignments",
            what.Assignments.Select(a => new XElement(Sbml + "eventAssignment", new XAttribute("variable", a.State), Math(Formula.Parse(a.Formula))))));

    private static XElement Math(Formula formula) => new(MathMl + "math", Content(formula));

    private static XElement Content(Formula formula) => formula switch
    {
        Formula.Number { Value: var value } => Number(value),
        Formula.Name { Id: "time" } => Time(),
        Formula.Name { Id: var id } => new XElement(MathMl + "ci", " " + id + " "),
        Formula.Operation { Operator: var op, Left: var left, Right: var right } =>
            new XElement(MathMl + "apply", new XElement(MathMl + op), Content(left), right is null ? null : Content(right)),
        _ => throw new InvalidOperationException("no such formula"),
    };

    // MathML's plain numbers know no exponent.
    private static XElement Number(double value)
    {
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        return exponent < 0
            ? new XElement(MathMl + "cn", text)
            : new XElement(MathMl + "cn", new XAttribute("type", "e-notation"), text[..exponent], new XElement(MathMl + "sep"), text[(exponent + 1)..]);
    }

    private static XElement Time() => new(MathMl + "csymbol", new XAttribute("encoding", "text"), new XAttribute("definitionURL", "http://www.sbml.org/sbml/symbols/time"), " time ");

    private static XElement Notes(string text) => new(Sbml + "notes", new XElement(Html + "p", text));
}
