using Abscopal.Study.Protocol;

namespace Abscopal.Study.Reading;

/// <summary>Reads who is to take part and who is analysed.</summary>
internal static class PopulationFields
{
    private static readonly Rule<PlannedSex?> Sexes = Rules.OneOf(("both", PlannedSex.Both), ("female", PlannedSex.Female), ("male", PlannedSex.Male));

    public static PlannedPopulation Planned(MapReader map)
    {
        var planned = new PlannedPopulation
        {
            Description = map.OptionalWords("description"),
            Enrolment = map.Optional("enrolment", Rules.Positive),
            Completion = map.Optional("completion", Rules.Positive),
            LeastAge = map.Optional("leastAge", Rules.Time),
            GreatestAge = map.Optional("greatestAge", Rules.AboveZero),
            Sex = map.Optional("sex", Sexes),
        };
        if (planned.GreatestAge < planned.LeastAge) map.Wrong("greatestAge", $"is below the least age {planned.LeastAge}", "years, at least leastAge");
        map.Close();
        return planned;
    }

    public static AnalysisPopulation? Analysed(NodeReader node)
    {
        if (node.Map() is not { } map) return null;

        string? id = map.Required("id", Rules.Identifier);
        Words? definition = map.Words("definition");
        map.Close();
        return id is null ? null : new AnalysisPopulation(id, definition ?? "");
    }
}
