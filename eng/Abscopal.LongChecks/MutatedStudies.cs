using System.Globalization;
using System.Text;
using Abscopal.Input;
using Abscopal.Numerics.Random;
using Abscopal.Study;

namespace Abscopal.LongChecks;

/// <summary>Reads study files with bytes changed, cut and repeated: each must be read or answered with problems.</summary>
internal static class MutatedStudies
{
    public static int Count(int mutations)
    {
        int faults = 0;
        string folder = Directory.CreateTempSubdirectory("abscopal-mutated-").FullName;
        byte[][] sources = [.. Directory.GetFiles("studies", "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        Parallel.For(0, mutations, i =>
        {
            var random = new RandomStream(2, new StreamAddress(0x4D555441, (uint)i, 0));
            string path = Path.Combine(folder, i.ToString(CultureInfo.InvariantCulture) + ".yaml");
            File.WriteAllBytes(path, Mutate(sources[random.NextInt32(sources.Length)], ref random));
            if (!Answers(() => PublishedStudyReader.Read(path), path) || !Answers(() => StudyProtocolReader.Read(path), path)) Interlocked.Increment(ref faults);
            File.Delete(path);
        });
        Directory.Delete(folder, recursive: true);
        return faults;
    }

    private static bool Answers(Func<object> read, string path)
    {
        try
        {
            read();
            return true;
        }
        catch (InvalidInputException)
        {
            return true;
        }
        catch (Exception fault)
        {
            Console.WriteLine($"{Path.GetFileName(path)}: {fault.GetType().Name}: {fault.Message}");
            return false;
        }
    }

    private static byte[] Mutate(byte[] source, ref RandomStream random)
    {
        var bytes = new List<byte>(source);
        for (int k = 1 + random.NextInt32(6); k > 0; k--)
        {
            int at = random.NextInt32(bytes.Count);
            switch (random.NextInt32(4))
            {
                case 0: bytes[at] = (byte)random.NextInt32(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(bytes.Count - at - 1, random.NextInt32(40))); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, random.NextInt32(40)))); break;
                default: bytes.InsertRange(at, Encoding.UTF8.GetBytes("-999999999999999999999999999999")); break;
            }
        }

        return [.. bytes];
    }
}
