using System.Text;
using System.Xml.Linq;
using Abscopal.Biology.Ensembles;
using Abscopal.Biology.Exchange;
using Abscopal.Biology.Model;
using Abscopal.Biology.Population;
using Abscopal.Biology.Treatment;
using Abscopal.Numerics.Differential;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Explore;

/// <summary>Writes the models as SBML with SED-ML, as tables, and their courses as computed here.</summary>
public static class ModelExport
{
    private const int Days = 365;
    private static readonly SolverTolerance Tight = new(1e-10, 1e-12);

    /// <summary>Exports one virtual patient under a regimen, and the mouse model of Kosinsky 2018.</summary>
    /// <param name="regimen">The regimen.</param>
    /// <param name="ensemble">The ensemble; its heaviest member is taken.</param>
    /// <param name="seed">The seed of the patient.</param>
    /// <param name="folder">Where to.</param>
    public static void Write(Regimen regimen, Ensemble ensemble, ulong seed, string folder)
    {
        ArgumentNullException.ThrowIfNull(regimen);
        ArgumentNullException.ThrowIfNull(ensemble);
        OutputFile.CheckFolder(folder);
        EnsembleMember member = ensemble.Members.MaxBy(m => m.Weight)!;
        var subjects = new SubjectParameters(8);
        VirtualPopulation.Fill(new SubjectDraws(seed, 0, 8), member.Standard, default, new PopulationChoices(), subjects);
        ModelConstants constants = member.Constants();
        Write(LesionImmuneDescription.Describe(subjects, 0, constants, regimen.Plan, Days), folder, "lesions", Days);
        Write(KosinskyModel.Irradiated([7, 8, 9, 10, 11], 2), folder, "kosinsky2018", 30);
    }

    private static void Write(ModelDescription model, string folder, string name, int days)
    {
        double[] times = [.. Enumerable.Range(1, days).Select(day => day + 0.5)];
        double[,] course = new DescribedSystem(model).Simulate(times, Tight);
        Xml(SbmlWriter.Write(model), Path.Combine(folder, name + ".xml"));
        Xml(SedMlWriter.Write(model, name + ".xml", days), Path.Combine(folder, name + ".sedml"));
        Text(ModelTable.Write(model), Path.Combine(folder, name + ".model.csv"));
        Text(ModelTable.WriteCourse(model, times, course), Path.Combine(folder, name + ".course.csv"));
    }

    private static void Xml(XDocument document, string path) => OutputFile.Write(path, stream => document.Save(stream));

    private static void Text(string text, string path) => OutputFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(text)));
}
