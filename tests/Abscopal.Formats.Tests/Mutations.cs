using Abscopal.Input;

namespace Abscopal.Formats.Tests;

/// <summary>Changes bytes of a whole file in ways that a seed fixes; a reader reads the result or answers with problems.</summary>
internal static class Mutations
{
    public static void Check(byte[] source, int count, Action<byte[]> read)
    {
        // A linear congruential generator (Knuth, MMIX): the same files each time, on every machine.
        ulong state = 20261128;
        int Next(int bound)
        {
            state = (state * 6364136223846793005) + 1442695040888963407;
            return (int)((state >> 33) % (ulong)bound);
        }

        int answered = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] bytes = Change(source, Next);
            try
            {
                read(bytes);
            }
            catch (InvalidInputException)
            {
                answered++;
            }
        }

        answered.ShouldBeInRange(1, count);
    }

    private static byte[] Change(byte[] source, Func<int, int> next)
    {
        var bytes = new List<byte>(source);
        for (int k = 1 + next(3); k > 0 && bytes.Count > 0; k--)
        {
            int at = next(bytes.Count);
            switch (next(4))
            {
                case 0: bytes[at] ^= (byte)(1 << next(8)); break;
                case 1: bytes[at] = (byte)next(256); break;
                case 2: bytes.RemoveRange(at, Math.Min(bytes.Count - at, 1 + next(200))); break;
                default: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, 1 + next(200)))); break;
            }
        }

        return [.. bytes];
    }
}
