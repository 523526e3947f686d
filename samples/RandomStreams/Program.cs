using Abscopal.Numerics.Distributions;
using Abscopal.Numerics.Random;

// The known answer of Philox4x32-10 for counter and key of zeros.
PhiloxBlock block = Philox4x32.Block(default, 0, 0);
Console.WriteLine($"{block.Word0:x8} {block.Word1:x8} {block.Word2:x8} {block.Word3:x8}");

// A draw is a function of (seed, address, index): order and threads do not matter.
var means = new double[8];
Parallel.For(0, means.Length, trial =>
{
    var stream = new RandomStream(seed: 1, new StreamAddress(Purpose: 7, Item: (uint)trial, Subject: 0));
    double sum = 0;
    for (int i = 0; i < 10_000; i++) sum += stream.NextExponential();
    means[trial] = sum / 10_000;
});
Console.WriteLine(string.Join(' ', means.Select(m => m.ToString("F6"))));

// Tails keep their digits where one minus a distribution function has none.
Console.WriteLine($"P(Z > 10) = {Normal.UpperTail(10):E12}");
