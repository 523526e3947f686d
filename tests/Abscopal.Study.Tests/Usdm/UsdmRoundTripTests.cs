using Abscopal.Study.Protocol;
using Abscopal.Study.Usdm;

namespace Abscopal.Study.Tests.Usdm;

/// <summary>A protocol that goes to USDM and back, or through the writer of YAML, is the same.</summary>
public sealed class UsdmRoundTripTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-usdm-").FullName;

    public static TheoryData<string> Protocols => [.. Files().Select(f => Path.GetRelativePath(AppContext.BaseDirectory, f))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Protocol_ThroughUsdm_IsTheSame(string name)
    {
        StudyProtocol protocol = StudyProtocolReader.Read(Path.Combine(AppContext.BaseDirectory, name));

        UsdmStudy study = UsdmReader.Read(File("study.json", UsdmWriter.Write(protocol)));

        StudyProtocolWriter.Write(study.Protocol).ShouldBe(StudyProtocolWriter.Write(protocol));
        study.Unplaced.Select(u => u.Path).ShouldBeEmpty();
        study.Assumed.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Protocols))]
    public void Protocol_ThroughYaml_IsTheSame(string name)
    {
        StudyProtocol protocol = StudyProtocolReader.Read(Path.Combine(AppContext.BaseDirectory, name));

        StudyProtocol again = StudyProtocolReader.Read(File("study.yaml", StudyProtocolWriter.Write(protocol)));

        again.ShouldBeEquivalentTo(protocol);
    }

    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Corpus", "good"), "*.study.yaml")
            .Concat(Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "studies"), "study.yaml", SearchOption.AllDirectories)).Order(StringComparer.Ordinal);

    private string File(string name, string text)
    {
        string path = Path.Combine(_folder, name);
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
