using System.Text.RegularExpressions;

namespace Abscopal.Trials.Tests;

/// <summary>
/// What a simulated trial is, from the file of its design to the quantile of its bound, must be the same bits on every
/// machine; the exp, log and pow of the library are not. An analyzer keeps them out of the project of the trials, this
/// test out of what it stands on.
/// </summary>
public sealed partial class SameBitsTests
{
    private static readonly string Sources = Path.Combine(AppContext.BaseDirectory, "sources");

    [Theory]
    [InlineData("Trials", 100)]
    [InlineData("Numerics", 12)]
    [InlineData("Designs", 30)]
    public void Sources_UseOnlyFunctionsOfTheSameBits(string folder, int atLeast)
    {
        // The bridge serves confidence bands, not simulations.
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(Sources, folder), "*.cs", SearchOption.AllDirectories).Where(f => !f.EndsWith("BrownianBridge.cs", StringComparison.Ordinal))];
        files.Length.ShouldBeGreaterThan(atLeast);
        files.SelectMany(file => File.ReadLines(file).Where(line => Banned().IsMatch(line)).Select(line => Path.GetFileName(file) + ": " + line.Trim())).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("double y = Math.Exp(x);", true)]
    [InlineData("(Math.Pow(x, 2))", true)]
    [InlineData("System.Math.Log(x)", true)]
    [InlineData("TensorPrimitives.Exp(x, y);", true)]
    [InlineData("ElementaryMath.Exp(x)", false)]
    [InlineData("VectorElementaryMath.Log(x, y)", false)]
    [InlineData("Math.Sqrt(x) + Math.Max(x, y)", false)]
    public void Pattern_TellsThemApart(string line, bool banned) => Banned().IsMatch(line).ShouldBe(banned);

    [GeneratedRegex(@"(?<![A-Za-z])(Math|MathF|double)\.(Exp|ExpM1|Log|LogP1|Log2|Log10|Pow|Sin|Cos|Tan|SinCos|Asin|Acos|Atan|Atan2|Sinh|Cosh|Tanh|Cbrt)\(|TensorPrimitives|System\.Random\b|new Random\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Banned();
}
