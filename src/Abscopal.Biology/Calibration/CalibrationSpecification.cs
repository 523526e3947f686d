using System.Buffers.Binary;

namespace Abscopal.Biology.Calibration;

/// <summary>The canonical bytes of calibration options.</summary>
internal static class CalibrationSpecification
{
    private const int Length = 48;

    public static byte[] Write(CalibrationOptions options)
    {
        byte[] bytes = new byte[Length];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, options.Seed);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(8), options.Power);
        int[] numbers = [options.Subjects, options.Islands, options.Chains, options.Generations, options.FreshSubjects, options.Kept];
        for (int i = 0; i < numbers.Length; i++) BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(16 + (4 * i)), numbers[i]);
        return bytes;
    }

    public static CalibrationOptions Read(ReadOnlySpan<byte> bytes) => new()
    {
        Seed = BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        Power = BinaryPrimitives.ReadDoubleLittleEndian(bytes[8..]),
        Subjects = BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]),
        Islands = BinaryPrimitives.ReadInt32LittleEndian(bytes[20..]),
        Chains = BinaryPrimitives.ReadInt32LittleEndian(bytes[24..]),
        Generations = BinaryPrimitives.ReadInt32LittleEndian(bytes[28..]),
        FreshSubjects = BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]),
        Kept = BinaryPrimitives.ReadInt32LittleEndian(bytes[36..]),
    };
}
