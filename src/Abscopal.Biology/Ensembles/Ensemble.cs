using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Abscopal.Biology.Population;
using Abscopal.Input;

namespace Abscopal.Biology.Ensembles;

/// <summary>A frozen set of weighted members, known by the hash of its numbers.</summary>
public sealed class Ensemble
{
    private const string ResourceName = "ensemble.json";
    private static readonly Lazy<Ensemble> TheShipped = new(ReadShipped);

    /// <summary>Makes an ensemble; weights are scaled to sum to 1.</summary>
    /// <param name="members">The members, at least one.</param>
    public Ensemble(IEnumerable<EnsembleMember> members)
    {
        ArgumentNullException.ThrowIfNull(members);
        EnsembleMember[] all = [.. members];
        double sum = all.Sum(m => m.Weight);
        Members = [.. all.Select(m => m with { Weight = m.Weight / sum })];
        Hash = HashOf(Members);
    }

    private Ensemble(ImmutableArray<EnsembleMember> members, string hash) => (Members, Hash) = (members, hash);

    /// <summary>The members.</summary>
    public ImmutableArray<EnsembleMember> Members { get; }

    /// <summary>SHA-256 of the members' numbers, in small hexadecimal letters.</summary>
    public string Hash { get; }

    /// <summary>The ensemble that ships with the program.</summary>
    public static Ensemble Shipped => TheShipped.Value;

    /// <summary>How many members of equal weight would be worth as much (Kish).</summary>
    public double EffectiveSize => 1 / Members.Sum(m => m.Weight * m.Weight);

    /// <summary>Members for as many replicates, in proportion to their weights and evenly spread (systematic resampling).</summary>
    /// <param name="count">How many.</param>
    /// <param name="offset">Where the comb starts, 0 to 1.</param>
    public int[] Resample(int count, double offset)
    {
        int[] picks = new int[count];
        double sum = Members[0].Weight;
        int member = 0;
        for (int r = 0; r < count; r++)
        {
            double at = (r + offset) / count;
            while (sum < at && member + 1 < Members.Length) sum += Members[++member].Weight;
            picks[r] = member;
        }

        return picks;
    }

    /// <summary>Reads an ensemble and checks its hash.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="InvalidInputException">It cannot be read, or its numbers do not have its hash.</exception>
    public static Ensemble Read(string path)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            return Read(stream, path);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(new InputProblem($"cannot be read: {wrong.Message}", path, Allowed: "an ensemble that 'abscopal calibrate' wrote"), wrong);
        }
    }

    /// <summary>Writes the ensemble as JSON.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="about">What it is, in a sentence.</param>
    public void Write(Stream stream, string about)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = false });
        json.WriteStartObject();
        json.WriteString("about", about);
        json.WriteString("hash", Hash);
        WriteNames(json, "fitted", FittedParameter.All.Select(p => p.Name));
        WriteNames(json, "assumed", EnsembleMember.AssumedNames);
        json.WriteStartArray("members");
        foreach (EnsembleMember member in Members)
        {
            json.WriteStartObject();
            json.WriteNumber("weight", member.Weight);
            json.WriteNumber("alpha", member.Alpha);
            WriteNumbers(json, "standard", member.Standard);
            WriteNumbers(json, "shares", member.Shares);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Ensemble ReadShipped()
    {
        using Stream stream = typeof(Ensemble).Assembly.GetManifestResourceStream(ResourceName) ?? throw new InvalidOperationException($"{ResourceName} is not embedded");
        return Read(stream, ResourceName);
    }

    private static Ensemble Read(Stream stream, string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(stream);
            var members = document.RootElement.GetProperty("members").EnumerateArray()
                .Select(m => new EnsembleMember(m.GetProperty("weight").GetDouble(), Numbers(m.GetProperty("standard"), FittedParameter.Count), Numbers(m.GetProperty("shares"), EnsembleMember.AssumedNames.Count), m.GetProperty("alpha").GetDouble()))
                .ToImmutableArray();
            string stated = document.RootElement.GetProperty("hash").GetString() ?? "";
            if (members.IsEmpty || !string.Equals(stated, HashOf(members), StringComparison.Ordinal))
                throw new InvalidInputException(new InputProblem("its numbers do not have its hash", path, Key: "hash", Allowed: "an ensemble as 'abscopal calibrate' wrote it"));
            return new Ensemble(members, stated);
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidInputException(new InputProblem("is no ensemble", path, Allowed: "an ensemble that 'abscopal calibrate' wrote"), wrong);
        }
    }

    private static double[] Numbers(JsonElement list, int count)
    {
        double[] numbers = [.. list.EnumerateArray().Select(e => e.GetDouble())];
        return numbers.Length == count ? numbers : throw new FormatException("a vector has another length");
    }

    private static string HashOf(ImmutableArray<EnsembleMember> members)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        byte[] eight = new byte[8];
        foreach (double number in members.SelectMany(m => (double[])[m.Weight, m.Alpha, .. m.Standard, .. m.Shares]))
        {
            BinaryPrimitives.WriteDoubleLittleEndian(eight, number);
            hash.AppendData(eight);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void WriteNames(Utf8JsonWriter json, string name, IEnumerable<string> names)
    {
        json.WriteStartArray(name);
        foreach (string each in names) json.WriteStringValue(each);
        json.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter json, string name, double[] numbers)
    {
        json.WriteStartArray(name);
        foreach (double number in numbers) json.WriteNumberValue(number);
        json.WriteEndArray();
    }
}
