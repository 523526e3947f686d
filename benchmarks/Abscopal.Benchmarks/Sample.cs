using System.Globalization;
using Abscopal.Numerics.Random;

namespace Abscopal.Benchmarks;

/// <summary>A trial of two arms with ten covariates and about a third censored, from one Philox stream a subject.</summary>
internal sealed class Sample
{
    public const int Covariates = 10;
    private const ulong Seed = 20261124;

    private Sample(int rows, int covariates)
    {
        Times = new double[rows];
        Events = new bool[rows];
        Groups = new int[rows];
        X = [.. Enumerable.Range(0, covariates).Select(_ => new double[rows])];
    }

    public double[] Times { get; }

    public bool[] Events { get; }

    public int[] Groups { get; }

    /// <summary>The covariates by column; the first is the arm.</summary>
    public double[][] X { get; }

    public static Sample Draw(int rows, int covariates = Covariates)
    {
        var sample = new Sample(rows, covariates);
        for (int i = 0; i < rows; i++) sample.DrawSubject(i);
        return sample;
    }

    public void WriteCsv(string path)
    {
        using var file = new StreamWriter(path);
        file.Write("time,event,group");
        for (int c = 0; c < Covariates; c++) file.Write(string.Create(CultureInfo.InvariantCulture, $",x{c + 1}"));
        file.Write('\n');
        for (int i = 0; i < Times.Length; i++)
        {
            file.Write(string.Create(CultureInfo.InvariantCulture, $"{Times[i]:R},{(Events[i] ? 1 : 0)},{Groups[i]}"));
            foreach (double[] column in X) file.Write(string.Create(CultureInfo.InvariantCulture, $",{column[i]:R}"));
            file.Write('\n');
        }
    }

    private void DrawSubject(int i)
    {
        var stream = new RandomStream(Seed, new StreamAddress(Purpose: 1, Item: 0, Subject: (uint)i));
        double survival = stream.NextExponential() * 20;
        double censoring = stream.NextUniform() * 60;
        Groups[i] = stream.NextInt32(2);
        double risk = -0.2 * Groups[i];
        for (int c = 0; c < X.Length; c++)
        {
            X[c][i] = c == 0 ? Groups[i] : stream.NextNormal();
            if (c > 0) risk += 0.1 * X[c][i];
        }

        survival *= Math.Exp(-risk);
        Events[i] = survival <= censoring;
        Times[i] = Math.Min(survival, censoring);
    }
}
