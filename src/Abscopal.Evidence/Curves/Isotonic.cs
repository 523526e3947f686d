namespace Abscopal.Evidence.Curves;

// Pool-adjacent-violators (Ayer et al., Ann. Math. Stat. 26 (1955) 641-647): the nearest monotone sequence in weighted
// least squares.
internal static class Isotonic
{
    public static double[] Rising(double[] values, double[] weights)
    {
        double[] mean = new double[values.Length];
        double[] weight = new double[values.Length];
        int[] size = new int[values.Length];
        int blocks = 0;
        for (int i = 0; i < values.Length; i++)
        {
            (mean[blocks], weight[blocks], size[blocks]) = (values[i], weights[i], 1);
            blocks++;
            while (blocks > 1 && mean[blocks - 2] > mean[blocks - 1])
            {
                double sum = weight[blocks - 2] + weight[blocks - 1];
                mean[blocks - 2] = ((mean[blocks - 2] * weight[blocks - 2]) + (mean[blocks - 1] * weight[blocks - 1])) / sum;
                weight[blocks - 2] = sum;
                size[blocks - 2] += size[blocks - 1];
                blocks--;
            }
        }

        double[] result = new double[values.Length];
        int next = 0;
        for (int b = 0; b < blocks; b++)
        {
            result.AsSpan(next, size[b]).Fill(mean[b]);
            next += size[b];
        }

        return result;
    }
}
