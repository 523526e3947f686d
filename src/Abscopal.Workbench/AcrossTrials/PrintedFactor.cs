namespace Abscopal.Workbench.AcrossTrials;

/// <summary>A factor of prognosis: its published ratio, and how many had it.</summary>
/// <param name="Name">The name.</param>
/// <param name="Ratio">The hazard ratio of having it.</param>
/// <param name="Lower">The lower 95% limit of the ratio.</param>
/// <param name="Upper">The upper 95% limit.</param>
/// <param name="Count">Those with it in the study.</param>
/// <param name="Subjects">Of how many.</param>
/// <param name="ControlCount">Those with it in the controls.</param>
/// <param name="ControlSubjects">Of how many.</param>
public sealed record PrintedFactor(string Name, double Ratio, double Lower, double Upper, int Count, int Subjects, int ControlCount, int ControlSubjects);
