namespace Abscopal.Formats.DefineXml;

/// <summary>A variable as a Define-XML describes it.</summary>
/// <param name="Oid">Its identifier.</param>
/// <param name="Name">Its name.</param>
/// <param name="Label">Its description.</param>
/// <param name="DataType">text, integer, float, date, datetime, partialDate, ...</param>
/// <param name="Length">The length, where it is stated.</param>
/// <param name="IsMandatory">Whether each row has a value.</param>
/// <param name="KeySequence">The place in the key, from 1, or null.</param>
/// <param name="CodeListOid">The code list its values are from, or null.</param>
public sealed record DefineVariable(string Oid, string Name, string Label, string DataType, int? Length, bool IsMandatory, int? KeySequence, string? CodeListOid)
{
    /// <summary>Whether the values are numbers.</summary>
    public bool IsNumber => DataType is "integer" or "float";
}
