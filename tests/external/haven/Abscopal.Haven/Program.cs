using System.Text;
using Abscopal.Formats.Datasets;
using Abscopal.Formats.Xport;
using Abscopal.Haven;

// write FOLDER: transport files with what is hard to hold, and beside each what it holds.
// dump FILE ENCODING: what a transport file holds, as text.
Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
switch (args)
{
    case ["write", var folder]:
        Directory.CreateDirectory(folder);
        foreach ((string name, Dataset dataset, XportWriteOptions options) in Samples.All())
        {
            using (FileStream stream = File.Create(Path.Combine(folder, name + ".xpt"))) XportFile.Write(stream, dataset, options);
            File.WriteAllText(Path.Combine(folder, name + ".expected"), Listing.Of(dataset, options.Encoding ?? Encoding.UTF8));
        }

        return 0;
    case ["dump", var file, var encoding]:
        Encoding code = Encoding.GetEncoding(encoding);
        using (IDatasetReader reader = XportFile.Open(file, new XportReadOptions { Encoding = code })) Console.Out.Write(Listing.Of(reader.ReadAll(), code));
        return 0;
    default:
        Console.Error.WriteLine("usage: write FOLDER | dump FILE ENCODING");
        return 2;
}
