using Abscopal.Evidence.Cohorts;
using Abscopal.Numerics.Random;

namespace Abscopal.Evidence.Sampling;

/// <summary>Joins times of progression to times of survival, uniformly among the pairings in which none comes after the other.</summary>
/// <remarks>
/// Whoever was followed longest for progression chooses first among those who were seen alive as long: the choices of the
/// others contain his, so that every pairing is equally likely.
/// </remarks>
internal static class SubjectPairing
{
    /// <summary>The progression times in the order of the subjects of the survival times; both come by increasing day.</summary>
    public static EndpointTimes Draw(EndpointTimes progression, EndpointTimes survival, ref RandomStream random)
    {
        int n = survival.Days.Length;
        int[] partner = new int[n];
        int[] free = new int[n];
        int count = 0;
        int next = n - 1;
        for (int i = n - 1; i >= 0; i--)
        {
            while (next >= 0 && survival.Days[next] >= progression.Days[i]) free[count++] = next--;
            if (count == 0) throw new InvalidOperationException("more are free of progression than alive");
            int chosen = random.NextInt32(count);
            partner[free[chosen]] = i;
            free[chosen] = free[--count];
        }

        return new EndpointTimes(progression.Endpoint, [.. partner.Select(i => progression.Days[i])], [.. partner.Select(i => progression.Events[i])]);
    }
}
