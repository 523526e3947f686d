using Abscopal.Evidence.Comparison;

namespace Abscopal.Evidence.Tests.Comparison;

/// <summary>The two arms of Miller's acute myelogenous leukaemia data, 'Survival Analysis' (1981).</summary>
internal static class AmlArms
{
    public static ArmSample Maintained { get; } = Sample([9, 13, 13, 18, 23, 28, 31, 34, 45, 48, 161], [1, 1, 0, 1, 1, 0, 1, 1, 0, 1, 0]);

    public static ArmSample Other { get; } = Sample([5, 5, 8, 8, 12, 16, 23, 27, 30, 33, 43, 45], [1, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1]);

    private static ArmSample Sample(double[] times, int[] events) => new([.. times], [.. events.Select(e => e == 1)]);
}
