namespace Abscopal.Clinical.Recist;

/// <summary>The response of a visit from target lesions, non-target lesions and new lesions.</summary>
/// <remarks>Source: Eisenhauer et al., Eur J Cancer 45 (2009) 228-247, tables 1 (target lesions) and 2 (non-target lesions alone).</remarks>
public static class OverallResponse
{
    /// <summary>The response of a visit.</summary>
    /// <param name="target">Of the target lesions; not applicable when there was none at baseline.</param>
    /// <param name="nonTarget">Of the non-target lesions; not applicable when there was none at baseline.</param>
    /// <param name="newLesion">Whether a new lesion is unequivocal.</param>
    public static Response AtVisit(Response target, Response nonTarget, bool newLesion)
    {
        if (newLesion || target == Response.Progressive || nonTarget == Response.Progressive) return Response.Progressive;
        return target switch
        {
            Response.NotApplicable => nonTarget == Response.NotApplicable ? Response.NotEvaluable : nonTarget,
            Response.Complete => nonTarget is Response.Complete or Response.NotApplicable ? Response.Complete : Response.Partial,
            _ => target,
        };
    }
}
