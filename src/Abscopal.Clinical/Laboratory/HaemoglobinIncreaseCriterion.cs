namespace Abscopal.Clinical.Laboratory;

/// <summary>Haemoglobin increased: by how much the value exceeds the upper limit, 20 and 40 g/L (2 and 4 g/dL).</summary>
internal sealed record HaemoglobinIncreaseCriterion() : CtcaeCriterion("HGB", ToxicityDirection.High, "Hemoglobin increased")
{
    public override int? Grade(LaboratoryValue value)
    {
        decimal? step = value.Unit?.Trim().ToUpperInvariant() switch { "G/L" => 20, "G/DL" => 2, _ => null };
        if (step is not { } by || value.UpperLimit is not { } limit) return null;
        return value.Value <= limit ? 0 : Above(value.Value - limit, [new(1, by), new(2, 2 * by)], 3);
    }
}
