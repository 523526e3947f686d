using Abscopal.Input;
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

    /// <summary>Writes a design as JSON.</summary>
    /// <param name="outcome">The design.</param>
    /// <param name="output">Where to write.</param>
    public static void WriteJson(DesignOutcome outcome, Stream output)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        JsonEstimates.WriteDocument(output, outcome.WriteJson);
    }
}
