using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Random;

namespace Abscopal.Readme.Tests.Snippets;

/// <summary>The programs of the README of Abscopal.Numerics, word for word.</summary>
internal static class NumericsReadme
{
    public static void Snippet1()
    {
        var stream = new RandomStream(seed: 1, new StreamAddress(Purpose: 2, Item: 30, Subject: 4));
        var again = new RandomStream(seed: 1, new StreamAddress(Purpose: 2, Item: 30, Subject: 4));
        Console.WriteLine(stream.NextUniform() == again.NextUniform());
        Console.WriteLine($"{Normal.UpperTail(10):E6}, {ChiSquared.UpperTail(3.841458820694124, 1):F6}");
    }
}
