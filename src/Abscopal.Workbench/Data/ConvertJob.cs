using System.Text;
using Abscopal.Formats;
using Abscopal.Formats.Xport;
using Abscopal.Workbench.Files;

namespace Abscopal.Workbench.Data;

/// <summary>Writes a dataset in another format, batch by batch.</summary>
public static class ConvertJob
{
    /// <summary>Runs the conversion; the output appears whole or not at all.</summary>
    /// <param name="request">What is asked.</param>
    /// <exception cref="Input.InvalidInputException">The input is broken, or the format cannot hold what it says.</exception>
    public static ConvertResult Run(ConvertRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        DatasetFormat format = DatasetFile.RequireFormat(request.Output);
        var read = new DatasetReadOptions { Dataset = request.Dataset, Encoding = request.Encoding ?? Encoding.UTF8 };
        var write = new XportWriteOptions { Version = request.Version, Encoding = request.Encoding };
        ConvertResult? result = null;
        OutputFile.Write(request.Output, stream =>
        {
            (long rows, IReadOnlyList<string> losses) = DatasetFile.Convert(request.Input, stream, format, read, write, request.Name);
            result = new ConvertResult(rows, losses);
        });
        return result!;
    }
}
