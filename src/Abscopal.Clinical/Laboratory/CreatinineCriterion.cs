namespace Abscopal.Clinical.Laboratory;

/// <summary>Creatinine increased: multiples of the upper limit, and from grade 2 on of the baseline too, whatever it was; the worse of both counts.</summary>
internal sealed record CreatinineCriterion() : CtcaeCriterion("CREAT", ToxicityDirection.High, "Creatinine increased")
{
    public override int? Grade(LaboratoryValue value)
    {
        int? ofLimit = value.UpperLimit is { } limit && limit > 0
            ? value.Value <= limit ? 0 : Above(value.Value, [new(1, 1.5m * limit), new(2, 3 * limit), new(3, 6 * limit)], 4)
            : null;
        int? ofBaseline = value.Baseline is { } baseline && baseline > 0 ? Above(value.Value, [new(0, 1.5m * baseline), new(2, 3 * baseline)], 3) : null;
        // Without the limit a low multiple of the baseline does not tell whether the value is normal.
        if (ofLimit is null) return ofBaseline > 0 ? ofBaseline : null;
        return Math.Max(ofLimit.Value, ofBaseline ?? 0);
    }
}
