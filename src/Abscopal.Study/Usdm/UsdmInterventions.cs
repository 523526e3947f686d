using System.Globalization;
using Abscopal.Study.Protocol;

namespace Abscopal.Study.Usdm;

/// <summary>The drugs and the radiotherapy of all arms as interventions of USDM, each course one.</summary>
internal sealed class UsdmInterventions
{
    private readonly List<(string Name, UsdmObject Object)> _all = [];

    public UsdmInterventions(UsdmObject version, StudyProtocol protocol)
    {
        foreach (ProtocolArm arm in protocol.Arms)
        {
            foreach (DrugCourse drug in arm.Drugs) _all.Add((drug.Id, Drug(version, arm, drug)));
            foreach (RadiotherapyPrescription radiotherapy in arm.Radiotherapy) _all.Add((radiotherapy.Id, Radiotherapy(version, arm, radiotherapy)));
        }

        foreach (ProtocolIntervention intervention in protocol.Interventions) _all.Add((intervention.Id, Other(version, intervention)));
    }

    public IReadOnlyList<UsdmObject> Objects => _all.ConvertAll(i => i.Object);

    /// <summary>The identifiers of the interventions that a name stands for: a course of that name in each arm.</summary>
    public IEnumerable<string> Named(IEnumerable<string> names) => names.SelectMany(n => _all.Where(i => string.Equals(i.Name, n, StringComparison.Ordinal)).Select(i => i.Object.Id));

    private static UsdmObject Begin(UsdmObject version, ProtocolArm arm, string id, UsdmTerm type) => version.New("StudyIntervention").Set("name", id)
        .Code("role", arm.Role switch { ArmRole.ActiveComparator => UsdmTerms.Comparator, ArmRole.Placebo => UsdmTerms.Placebo, _ => UsdmTerms.Experimental }).Code("type", type);

    private static UsdmObject Drug(UsdmObject version, ProtocolArm arm, DrugCourse drug)
    {
        UsdmObject given = Administration(version, drug.Id, drug.LastCycle is null, drug.Until?.English)
            .Set("dose", drug.Dose is { } dose ? version.Quantity(dose.Amount, UsdmTerms.Of(UsdmTerms.DoseUnits, dose.Unit)) : null);
        if (string.Equals(drug.Route?.English, "intravenous", StringComparison.OrdinalIgnoreCase)) given.Alias("route", UsdmTerms.Intravenous);
        return Begin(version, arm, drug.Id, UsdmTerms.Drug).Text("label", drug.Drug, "drug").Text("description", drug.Note, "note").Set("administrations", [given])
            .Beside(own => StudyProtocolWriter.Course(own.Add("arm", arm.Id).Add("kind", "drug").Add("upTo", drug.Dose?.UpTo), drug));
    }

    private static UsdmObject Radiotherapy(UsdmObject version, ProtocolArm arm, RadiotherapyPrescription radiotherapy)
    {
        UsdmObject given = Administration(version, radiotherapy.Id, willVary: false, null)
            .Set("dose", radiotherapy.Fractionation is { } plan ? version.Quantity(plan.TotalDose, UsdmTerms.Gray) : null);
        return Begin(version, arm, radiotherapy.Id, UsdmTerms.Radiation).Text("label", radiotherapy.Site, "site").Text("description", radiotherapy.Note, "note").Set("administrations", [given])
            .Beside(own => StudyProtocolWriter.Course(own.Add("arm", arm.Id).Add("kind", "radiotherapy"), radiotherapy));
    }

    private static UsdmObject Other(UsdmObject version, ProtocolIntervention intervention) => version.New("StudyIntervention").Set("name", intervention.Id)
        .Text("label", intervention.Label).Text("description", intervention.Description).Code("role", UsdmTerms.Experimental).Code("type", UsdmTerms.Drug)
        .Set("administrations", intervention.Administrations.Select((a, i) =>
            Administration(version, intervention.Id + "-" + (i + 1).ToString(CultureInfo.InvariantCulture), willVary: true, null).Text("description", a)));

    private static UsdmObject Administration(UsdmObject version, string name, bool willVary, string? why) => version.New("Administration").Set("name", name)
        .Set("duration", version.New("Duration").Set("durationWillVary", willVary).Set("reasonDurationWillVary", willVary ? why ?? UsdmWriter.NotTold : null));
}
