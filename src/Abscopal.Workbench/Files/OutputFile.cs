using Abscopal.Input;

namespace Abscopal.Workbench.Files;

/// <summary>Writes files whole or not at all: to a temporary neighbour first, then renamed.</summary>
public static class OutputFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string full = Path.GetFullPath(path);
        string temporary = full + ".partial";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            using (FileStream stream = File.Create(temporary)) write(stream);
            File.Move(temporary, full, overwrite: true);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new InvalidInputException(new InputProblem("cannot be written: " + failure.Message, path, Allowed: "a place where files can be written"), failure);
        }
        finally
        {
            if (File.Exists(temporary)) File.Delete(temporary);
        }
    }

    /// <summary>Checks, before long work begins, that files can be written in a folder; makes nothing.</summary>
    /// <param name="folder">The folder; where it is missing, the nearest one above it is tried.</param>
    /// <exception cref="InvalidInputException">Nothing can be written there.</exception>
    public static void CheckFolder(string folder)
    {
        string? existing = Path.GetFullPath(folder);
        while (existing is not null && !Directory.Exists(existing) && !File.Exists(existing)) existing = Path.GetDirectoryName(existing);
        string probe = Path.Combine(existing!, ".abscopal-probe");
        try
        {
            File.WriteAllBytes(probe, []);
            File.Delete(probe);
        }
        catch (Exception failure) when (failure is UnauthorizedAccessException or IOException)
        {
            throw new InvalidInputException(new InputProblem("the output folder cannot be written: " + failure.Message, folder, Key: "--out", Allowed: "a folder where files can be written"), failure);
        }
    }
}
