using System.Globalization;
using System.Xml.Linq;

namespace Abscopal.Biology.Exchange;

/// <summary>Writes a SED-ML Level 1 Version 4 document that simulates an exported model and reports its states.</summary>
/// <remarks>Source: Smith et al., J Integr Bioinform 18 (2021) 20210021.</remarks>
public static class SedMlWriter
{
    private static readonly XNamespace SedMl = "http://sed-ml.org/sed-ml/level1/version4";

    /// <summary>The document.</summary>
    /// <param name="model">The model.</param>
    /// <param name="file">The file that holds it as SBML.</param>
    /// <param name="days">Length of the simulation.</param>
    public static XDocument Write(ModelDescription model, string file, int days)
    {
        ArgumentNullException.ThrowIfNull(model);
        string[] shown = ["time", .. model.States.Select(s => s.Id)];
        return new XDocument(
            new XDeclaration("1.0", "UTF-8", null),
            new XElement(
                SedMl + "sedML",
                new XAttribute("level", 1),
                new XAttribute("version", 4),
                new XElement(SedMl + "listOfModels", new XElement(SedMl + "model", new XAttribute("id", "model"), new XAttribute("language", "urn:sedml:language:sbml.level-3.version-2"), new XAttribute("source", file))),
                new XElement(SedMl + "listOfSimulations", Simulation(days)),
                new XElement(SedMl + "listOfTasks", new XElement(SedMl + "task", new XAttribute("id", "task"), new XAttribute("modelReference", "model"), new XAttribute("simulationReference", "course"))),
                new XElement(SedMl + "listOfDataGenerators", shown.Select(Generator)),
                new XElement(
                    SedMl + "listOfOutputs",
                    new XElement(
                        SedMl + "report",
                        new XAttribute("id", "states"),
                        new XElement(SedMl + "listOfDataSets", shown.Select(id => new XElement(SedMl + "dataSet", new XAttribute("id", "set_" + id), new XAttribute("label", id), new XAttribute("dataReference", "data_" + id))))))));
    }

    private static XElement Simulation(int days) => new(
        SedMl + "uniformTimeCourse",
        new XAttribute("id", "course"),
        new XAttribute("initialTime", 0),
        new XAttribute("outputStartTime", 0),
        new XAttribute("outputEndTime", days.ToString(CultureInfo.InvariantCulture)),
        new XAttribute("numberOfSteps", days.ToString(CultureInfo.InvariantCulture)),
        new XElement(SedMl + "algorithm", new XAttribute("kisaoID", "KISAO:0000019")));

    private static XElement Generator(string id) => new(
        SedMl + "dataGenerator",
        new XAttribute("id", "data_" + id),
        new XElement(
            SedMl + "listOfVariables",
            new XElement(
                SedMl + "variable",
                new XAttribute("id", "v_" + id),
                new XAttribute("taskReference", "task"),
                id is "time" ? new XAttribute("symbol", "urn:sedml:symbol:time") : new XAttribute("target", $"/sbml:sbml/sbml:model/sbml:listOfParameters/sbml:parameter[@id='{id}']"),
                new XAttribute(XNamespace.Xmlns + "sbml", SbmlWriter.Sbml.NamespaceName))),
        new XElement(SbmlWriter.MathMl + "math", new XElement(SbmlWriter.MathMl + "ci", "v_" + id)));
}
