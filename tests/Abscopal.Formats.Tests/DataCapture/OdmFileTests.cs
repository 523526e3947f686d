using System.Text;
using Abscopal.Formats.DataCapture;
using Abscopal.Input;

namespace Abscopal.Formats.Tests.DataCapture;

public sealed class OdmFileTests
{
    private const string Whole = """
        <ODM xmlns="http://www.cdisc.org/ns/odm/v1.3" FileType="Snapshot" FileOID="F">
          <Study OID="S"><MetaDataVersion OID="M" Name="M">
            <FormDef OID="F.DM" Name="d" Repeating="No"><ItemGroupRef ItemGroupOID="IG.DM" Mandatory="Yes"/></FormDef>
            <ItemGroupDef OID="IG.DM" Name="d" Repeating="No"><ItemRef ItemOID="I.SEX" Mandatory="Yes"/><ItemRef ItemOID="I.AGE" Mandatory="Yes"/></ItemGroupDef>
            <ItemDef OID="I.SEX" Name="SEX" DataType="text"><Question><TranslatedText xml:lang="en">Sex</TranslatedText></Question><CodeListRef CodeListOID="CL"/></ItemDef>
            <ItemDef OID="I.AGE" Name="AGE" DataType="integer"/>
            <CodeList OID="CL" Name="c" DataType="text"><CodeListItem CodedValue="1"><Decode><TranslatedText>Male</TranslatedText></Decode></CodeListItem></CodeList>
          </MetaDataVersion></Study>
          <ClinicalData StudyOID="S" MetaDataVersionOID="M">
            <SubjectData SubjectKey="1"><SiteRef LocationOID="A"/>
              <StudyEventData StudyEventOID="SE" StudyEventRepeatKey="2"><FormData FormOID="F.DM" FormRepeatKey="3">
                <ItemGroupData ItemGroupOID="IG.DM"><ItemData ItemOID="I.SEX" Value="1"/><ItemDataInteger ItemOID="I.AGE">63</ItemDataInteger></ItemGroupData>
                <ItemGroupData ItemGroupOID="IG.X" ItemGroupRepeatKey="4"><ItemDataString ItemOID="I.X"> a &amp; b </ItemDataString><ItemData ItemOID="I.Y" IsNull="Yes"/></ItemGroupData>
                <ItemGroupData ItemGroupOID="IG.EMPTY"/>
              </FormData></StudyEventData></SubjectData>
            <SubjectData SubjectKey="2"><StudyEventData StudyEventOID="SE"><FormData FormOID="F.DM"><ItemGroupData ItemGroupOID="IG.DM"><ItemData ItemOID="I.AGE" Value="50"/></ItemGroupData></FormData></StudyEventData></SubjectData>
          </ClinicalData>
        </ODM>
        """;

    [Fact]
    public void Read_ClinicalData_AreRecordsWithTheirKeys()
    {
        CaptureExport export = Read(Whole);
        export.Records.Select(r => (r.Subject, r.Site, r.Event, r.EventRepeat, r.Form, r.FormRepeat, r.Group, r.Repeat, string.Join(';', r.Values.Select(v => v.Key + "=" + v.Value)))).ShouldBe(
            [
                ("1", "A", "SE", "2", "F.DM", "3", "IG.DM", "3", "I.SEX=1;I.AGE=63"),
                ("1", "A", "SE", "2", "F.DM", "3", "IG.X", "4", "I.X=a & b"),
                ("2", null, "SE", null, "F.DM", null, "IG.DM", null, "I.AGE=50"),
            ]);
        export.Forms["F.DM"]["I.SEX"].ShouldSatisfyAllConditions(f => f.Label.ShouldBe("Sex"), f => f.Choices.ShouldBe([new CaptureChoice("1", "Male")]));
        export.Forms["F.DM/IG.X"].Keys.ShouldBe(["I.X"]);
    }

    [Theory]
    [InlineData("FileType=\"Snapshot\"", "FileType=\"Transactional\"", "the FileType is 'Transactional': changes of values are not followed")]
    [InlineData("SubjectKey=\"1\"", "SubjectKee=\"1\"", "SubjectData has no SubjectKey")]
    [InlineData("I.AGE\">63", "I.SEX\">63", "the item 'I.SEX' is there twice in its group")]
    [InlineData("odm/v1.3", "odm/v9", "the file is no ODM 1.2 or 1.3")]
    [InlineData("SubjectData SubjectKey=\"2\"", "SubjectData SubjectKey=\"2\" TransactionType=\"Remove\"", "values are removed, which a snapshot does not do")]
    public void Read_WrongFile_IsAnswered(string from, string to, string what) =>
        Should.Throw<InvalidInputException>(() => Read(Whole.Replace(from, to, StringComparison.Ordinal))).Problems[0].What.ShouldBe(what);

    [Fact]
    public void Read_TooDeep_IsAnError() =>
        Should.Throw<InvalidInputException>(() => Read(Whole.Replace("</ODM>", string.Concat(Enumerable.Repeat("<a>", 100_000)), StringComparison.Ordinal))).Problems[0].What.ShouldStartWith("elements lie in each other");

    [Fact]
    public void Read_Mutated_IsReadOrAnswered() => Mutations.Check(Encoding.UTF8.GetBytes(Whole), 2000, bytes => OdmFile.Read(new MemoryStream(bytes), "odm.xml"));

    private static CaptureExport Read(string text) => OdmFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "odm.xml");
}
