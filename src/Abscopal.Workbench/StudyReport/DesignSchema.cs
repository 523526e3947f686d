using Abscopal.Reporting.Figures;
using Abscopal.Reporting.Scenes;
using Abscopal.Study.Protocol;

namespace Abscopal.Workbench.StudyReport;

/// <summary>The design figure of a protocol.</summary>
internal static class DesignSchema
{
    public static Scene Draw(ReportAnalysis analysis, ReportText text, FigureOptions options)
    {
        StudyProtocol protocol = analysis.Study.Protocol;
        ProtocolArm arm = protocol.Arms.First(a => string.Equals(a.Id, analysis.Arm.Id, StringComparison.Ordinal));
        string language = text.Language;
        DrugCourse[] maintenance = [.. arm.Drugs.Where(d => d.IsMaintenance)];
        int cycles = Math.Max(1, arm.Drugs.Select(d => d.LastCycle ?? (d.FirstCycle - 1)).Append(arm.Radiotherapy.Max(r => r.Cycle) ?? 1).Max());
        return DesignFigure.Draw(
            new DesignFigureInput
            {
                Title = $"{analysis.Study.Published.Title.In(language)}: {text["figureDesign"]}",
                Description = protocol.Design.Summary.In(language),
                Population = new DesignBox(text["population"], [protocol.Indication.In(language), .. protocol.Country is { } country ? [country.In(language)] : Array.Empty<string>(), protocol.Design.Summary.In(language)]),
                TimelineTitle = text.Format("timeline", arm.Label.In(language), ReportText.Whole(analysis.Arm.N)),
                Cycles = cycles,
                CycleDays = arm.Drugs.Select(d => d.CycleDays).OfType<int>().FirstOrDefault(21),
                MaintenanceTitle = maintenance.Length > 0 ? text["maintenance"] : null,
                Lanes =
                [
                    .. arm.Radiotherapy.Where(r => r.Fractionation is not null).Select(r => Fractions(r, text)),
                    .. arm.Drugs.Where(d => !d.IsMaintenance).Select(d => Drug(d, maintenance, text)),
                    .. arm.Radiotherapy.Where(r => r.Fractionation is null).Select(r => Optional(r, text)),
                ],
                Endpoints = new DesignBox(text["endpoints"], [.. protocol.Endpoints.Select(e => text.Format(e.Role == EndpointRole.Primary ? "primary" : "secondary", e.Label.In(language)))]),
                Notes = arm.Radiotherapy.Any(r => r.Fractionation is not null && r.Day is null) ? [text["fractionDays"]] : [],
            },
            options);
    }

    private static DesignLane Fractions(RadiotherapyPrescription r, ReportText text)
    {
        Fractionation plan = r.Fractionation!;
        int first = r.Day ?? 1;
        return new DesignLane
        {
            Label = text.Format("radiotherapyTo", r.Site.In(text.Language)),
            Detail = text.Format("gyFractions", ReportText.Whole(plan.TotalDose), ReportText.Whole(plan.Fractions), ReportText.Whole(plan.DosePerFraction)),
            Mark = LaneMark.Fraction,
            Marks = [.. Enumerable.Range(0, plan.Fractions).Select(i => new DoseMark(r.Cycle ?? 1, first + i))],
        };
    }

    private static DesignLane Drug(DrugCourse drug, DrugCourse[] maintenance, ReportText text)
    {
        string name = drug.Drug.In(text.Language);
        DrugCourse? continued = Array.Find(maintenance, m => string.Equals(m.Drug.English, drug.Drug.English, StringComparison.Ordinal));
        return new DesignLane
        {
            Label = drug.Dose is { } dose ? $"{name} {dose}" : name,
            Detail = Schedule(drug, text),
            Marks = [.. from cycle in Enumerable.Range(drug.FirstCycle, drug.LastCycle!.Value - drug.FirstCycle + 1) from day in drug.Days select new DoseMark(cycle, day)],
            Maintenance = continued is null ? null : name,
        };
    }

    public static string Schedule(DrugCourse drug, ReportText text)
    {
        string days = text.Format("days", string.Join(", ", drug.Days.Select(d => ReportText.Whole(d))));
        return drug.CycleDays is { } every ? $"{days}, {text.Format("every", ReportText.Whole(every))}" : days;
    }

    private static DesignLane Optional(RadiotherapyPrescription r, ReportText text) => new()
    {
        Label = r.Site.In(text.Language),
        Span = new LaneSpan(new DoseMark(1, 1), null, text[r.Use == RadiotherapyUse.Discretion ? "discretion" : "allowed"]),
    };
}
