using Abscopal.Input;

namespace Abscopal.Formats;

/// <summary>Opens files a user named.</summary>
internal static class InputFile
{
    public static FileStream Open(string path)
    {
        if (!File.Exists(path)) throw new InvalidInputException(new InputProblem("there is no such file", path, Allowed: "the path of a file"));
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0x10000, FileOptions.SequentialScan);
        }
        catch (Exception unreadable) when (unreadable is UnauthorizedAccessException or IOException)
        {
            throw new InvalidInputException(new InputProblem("cannot be read: " + unreadable.Message, path), unreadable);
        }
    }
}
