namespace Abscopal.Survival.Tests.Oracle;

/// <summary>Remission in weeks on 6-mercaptopurine or placebo, in pairs: Freireich et al., Blood 21 (1963).</summary>
internal static class Freireich
{
    public static readonly double[] Treated = [10, 7, 32, 23, 22, 6, 16, 34, 32, 25, 11, 20, 19, 6, 17, 35, 6, 13, 9, 6, 10];
    public static readonly bool[] TreatedEvents = Array.ConvertAll([1, 1, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 0, 0, 0], e => e == 1);
    public static readonly double[] Placebo = [1, 22, 3, 12, 8, 17, 2, 11, 8, 12, 2, 5, 4, 15, 8, 23, 5, 11, 4, 1, 8];

    public static SurvivalData SixMp => SurvivalData.FromTimes(Treated, TreatedEvents);

    public static SurvivalData PlaceboArm => SurvivalData.FromTimes(Placebo, [.. Enumerable.Repeat(true, 21)]);

    public static SurvivalData Both => SurvivalData
        .FromTimes([.. Placebo, .. Treated], [.. Enumerable.Repeat(true, 21), .. TreatedEvents])
        .WithGroups([.. Enumerable.Repeat(0, 21), .. Enumerable.Repeat(1, 21)], ["placebo", "6-MP"]);

    public static SurvivalData Paired => Both.WithStrata(
        [.. Enumerable.Range(0, 21), .. Enumerable.Range(0, 21)], Enumerable.Range(1, 21).Select(i => $"pair {i}"));
}
