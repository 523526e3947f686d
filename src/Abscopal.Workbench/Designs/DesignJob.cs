using Abscopal.Input;
using Abscopal.Reporting.Documents;
using Abscopal.Workbench.Designs.Observed;
using Abscopal.Workbench.Files;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.Designs;

/// <summary>Makes the design of a file.</summary>
public static class DesignJob
{
    /// <summary>Makes it.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">The file is wrong, or the design cannot be.</exception>
    public static DesignOutcome Run(string path)
    {
        LoadedDesign loaded = DesignFileReader.Read(path);
        return loaded.Try(design => design.Design());
    }

    /// <summary>Reviews the design of a file in the light of what was seen in the trial.</summary>
    /// <param name="path">The file of the design.</param>
    /// <param name="observed">The file of what was seen.</param>
    /// <exception cref="InvalidInputException">A file is wrong, or they do not fit each other.</exception>
    public static DesignOutcome Review(string path, string observed)
    {
        LoadedDesign loaded = DesignFileReader.Read(path);
        _ = loaded.Try(design =>
        {
            design.Check();
            return design;
        });
        return ObservedReader.Read(observed).Review(loaded.Design);
    }

    /// <summary>Writes the synopsis and the sample-size paragraph of a randomised design as a Word document.</summary>
    /// <param name="outcome">The design.</param>
    /// <param name="path">The file.</param>
    /// <param name="language">The language of the words.</param>
    /// <exception cref="InvalidInputException">The design is not randomised, there are no words for the language, or the file cannot be written.</exception>
    public static void WriteDocument(DesignOutcome outcome, string path, string language)
    {
        FigureFile.CheckLanguage(language);
        if (outcome is not RandomisedOutcome randomised)
            throw new InvalidInputException(new InputProblem("a synopsis is written of randomised designs only", Key: "--docx", Allowed: "a file of kind randomised-survival"));
        byte[] content = DocxWriter.Write(SynopsisDocument.Of(randomised, language));
        OutputFile.Write(path, stream => stream.Write(content));
    }

    /// <summary>Writes a design as JSON.</summary>
    /// <param name="outcome">The design.</param>
    /// <param name="output">Where to write.</param>
    public static void WriteJson(DesignOutcome outcome, Stream output)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        JsonEstimates.WriteDocument(output, outcome.WriteJson);
    }
}
