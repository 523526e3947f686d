using System.Collections.Immutable;
using System.Globalization;
using System.Xml.Linq;
using static Abscopal.Biology.Exchange.SbmlWriter;

namespace Abscopal.Biology.Exchange;

/// <summary>Reads back what <see cref="SbmlWriter"/> writes: parameters, assignment and rate rules, events at times.</summary>
public static class SbmlReader
{
    /// <summary>Reads a document.</summary>
    /// <param name="document">The document.</param>
    /// <exception cref="FormatException">It holds what this reader does not know.</exception>
    public static ModelDescription Read(XDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        XElement model = document.Root?.Element(Sbml + "model") ?? throw new FormatException("there is no model of SBML Level 3 Version 2");
        var parameters = model.Descendants(Sbml + "parameter").ToDictionary(Id, p => p, StringComparer.Ordinal);
        ImmutableArray<ModelRule> rules = [.. model.Descendants(Sbml + "assignmentRule").Select(r => new ModelRule((string)r.Attribute("variable")!, Text(r)))];
        ImmutableArray<ModelState> states =
        [
            .. model.Descendants(Sbml + "rateRule").Select(r => (string)r.Attribute("variable")!).Zip(
                model.Descendants(Sbml + "rateRule"), (id, r) => new ModelState(id, Value(parameters[id]), Text(r), Notes(parameters[id]))),
        ];
        return new ModelDescription
        {
            Id = Id(model),
            Name = (string?)model.Attribute("name") ?? "",
            Source = Notes(model),
            Constants = [.. parameters.Values.Where(p => (string?)p.Attribute("constant") is "true").Select(p => new ModelConstant(Id(p), Value(p), Notes(p)))],
            Rules = rules,
            States = states,
            Events = [.. model.Descendants(Sbml + "event").Select(Event)],
        };
    }

    private static ModelEvent Event(XElement what)
    {
        XElement trigger = what.Element(Sbml + "trigger")!.Descendants(MathMl + "cn").Single();
        return new ModelEvent(Id(what), Number(trigger), [.. what.Descendants(Sbml + "eventAssignment").Select(a => ((string)a.Attribute("variable")!, Text(a)))]);
    }

    private static string Text(XElement holder) => Content(holder.Element(MathMl + "math")!.Elements().Single()).ToString();

    private static Formula Content(XElement element)
    {
        switch (element.Name.LocalName)
        {
            case "cn":
                return new Formula.Number(Number(element));
            case "ci":
                return new Formula.Name(element.Value.Trim());
            case "csymbol":
                return new Formula.Name("time");
            case "apply":
                XElement[] parts = [.. element.Elements()];
                return new Formula.Operation(parts[0].Name.LocalName, Content(parts[1]), parts.Length > 2 ? Content(parts[2]) : null);
            default:
                throw new FormatException($"'{element.Name.LocalName}' is not known here");
        }
    }

    private static double Number(XElement cn) => double.Parse(
        cn.Element(MathMl + "sep") is null ? cn.Value : string.Join('E', cn.Nodes().OfType<XText>().Select(t => t.Value.Trim())),
        NumberStyles.Float,
        CultureInfo.InvariantCulture);

    private static string Id(XElement element) => (string?)element.Attribute("id") ?? throw new FormatException($"'{element.Name.LocalName}' has no id");

    private static double Value(XElement parameter) => double.Parse((string)parameter.Attribute("value")!, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Notes(XElement element) => element.Element(Sbml + "notes")?.Value ?? "";
}
