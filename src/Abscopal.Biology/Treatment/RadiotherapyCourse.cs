namespace Abscopal.Biology.Treatment;

/// <summary>A course of radiotherapy to one site.</summary>
/// <param name="Lesion">The site.</param>
/// <param name="FirstDay">Day of the first fraction, from 0 at the start of treatment.</param>
/// <param name="Fractions">Number of fractions.</param>
/// <param name="DoseGy">Dose of each, Gy.</param>
/// <param name="EveryDays">Days between fractions.</param>
/// <param name="NodeShare">Share of each dose that reaches the draining node, 0 to 1.</param>
/// <param name="BloodShare">Share of each dose that circulating lymphocytes receive, 0 to 1.</param>
/// <param name="SubjectShare">Share of subjects who receive the course, 0 to 1.</param>
public sealed record RadiotherapyCourse(Lesion Lesion, int FirstDay, int Fractions, double DoseGy, int EveryDays, double NodeShare, double BloodShare, double SubjectShare)
{
    /// <summary>Day of the last fraction.</summary>
    public int LastDay => FirstDay + ((Fractions - 1) * EveryDays);
}
