using System.Text;
using Abscopal.Formats.DataCapture;
using Abscopal.Input;

namespace Abscopal.Formats.Tests.DataCapture;

public sealed class RedcapFileTests : IDisposable
{
    private const string Dictionary = """
        field_name,form_name,field_type,field_label,select_choices_or_calculations
        id,base,text,Subject,
        sex,base,radio,Sex,"1, Male | 2, Female, or not stated"
        hist,base,checkbox,History,"1, One | -9, Not known"
        term,events,text,Term,
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("abscopal-redcap-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_FormsThatRepeatAndBoxes_AreRecordsOfTheirForm()
    {
        CaptureExport export = Read(
            """
            id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,sex,hist___1,hist____9,base_complete,term,events_complete
            1,v1,,,2,0,1,2,,
            1,v1,events,1,,,,,Nausea,2
            1,v1,Events,2,,,,,Fatigue,2
            2,v1,,,,0,0,0,,
            """);
        export.Records.Select(r => (r.Subject, r.Form, r.Event, r.Repeat, r.Line, string.Join(';', r.Values.Select(v => v.Key + "=" + v.Value).Order(StringComparer.Ordinal)))).ShouldBe(
            [
                ("1", "base", "v1", null, 2, "base_complete=2;hist___-9=1;sex=2"),
                ("1", "events", "v1", "1", 3, "events_complete=2;term=Nausea"),
                ("1", "events", "v1", "2", 4, "events_complete=2;term=Fatigue"),
            ]);
        export.Forms["base"]["sex"].Choices.ShouldBe([new CaptureChoice("1", "Male"), new CaptureChoice("2", "Female, or not stated")]);
        export.Forms["base"]["hist"].Kind.ShouldBe(CaptureFieldKind.Boxes);
    }

    [Theory]
    [InlineData("id,sx\n1,2\n", "export.csv:1: sx: the dictionary dictionary.csv has no field 'sx'; did you mean 'sex'? (allowed: the dictionary of the export's project)")]
    [InlineData("sex\n1\n", "export.csv:1: id: there is no column 'id', which names the subject (allowed: the export of the project of the dictionary)")]
    [InlineData("id,sex\n,2\n", "export.csv:2: id: the row names no subject (allowed: a value in each row)")]
    [InlineData("id,redcap_repeat_instrument,sex,term\n1,events,2,x\n", "export.csv:2: sex: the row repeats events and holds a value of base (allowed: values of the form that repeats)")]
    [InlineData("id,redcap_repeat_instrument,term\n1,other,x\n", "export.csv:2: redcap_repeat_instrument: there is no form 'other' (allowed: a form of the dictionary)")]
    public void Read_WrongExport_IsAnswered(string content, string expected)
    {
        InvalidInputException wrong = Should.Throw<InvalidInputException>(() => Read(content));
        (wrong.Problems[0] with { File = Path.GetFileName(wrong.Problems[0].File) }).ToString().ShouldBe(expected);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "there is no column 'Variable / Field Name'")]
    [InlineData("field_name,form_name,field_type,field_label,select_choices_or_calculations\nid,f,radio,x,1 Male\n", "the choices '1 Male' cannot be read")]
    [InlineData("field_name,form_name,field_type,field_label,select_choices_or_calculations\nid,f,text,x,\nid,f,text,x,\n", "the field is there twice")]
    public void Read_WrongDictionary_IsAnswered(string dictionary, string what) =>
        Should.Throw<InvalidInputException>(() => Read("id\n1\n", dictionary)).Problems[0].What.ShouldBe(what);

    [Fact]
    public void Read_Mutated_IsReadOrAnswered() => Mutations.Check(Encoding.UTF8.GetBytes("id,redcap_repeat_instrument,sex,hist___1,term\n1,,2,1,\n1,events,,,Nausea\n"), 500, bytes => Read(bytes, Encoding.UTF8.GetBytes(Dictionary)));

    private CaptureExport Read(string export, string dictionary = Dictionary) => Read(Encoding.UTF8.GetBytes(export), Encoding.UTF8.GetBytes(dictionary));

    private CaptureExport Read(byte[] export, byte[] dictionary)
    {
        string path = Path.Combine(_folder, "export.csv");
        string known = Path.Combine(_folder, "dictionary.csv");
        File.WriteAllBytes(path, export);
        File.WriteAllBytes(known, dictionary);
        return RedcapFile.Read(path, known);
    }
}
