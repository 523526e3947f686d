using Abscopal.Numerics.Differentiation;

namespace Abscopal.Survival;

/// <summary>A term of the log-likelihood with its derivatives by all parameters.</summary>
internal sealed class PointDerivatives(int count)
{
    public double Value { get; set; }

    public double[] Gradient { get; } = new double[count];

    public double[,] Hessian { get; } = new double[count, count];

    public void Clear()
    {
        Value = 0;
        Array.Clear(Gradient);
        Array.Clear(Hessian);
    }

    /// <summary>Takes a function of at most three linear forms of the parameters.</summary>
    /// <param name="jet">The function with its derivatives by the forms.</param>
    /// <param name="forms">The coefficients of each form, one row a form.</param>
    /// <param name="rows">The number of forms.</param>
    public void Set(Jet jet, double[] forms, int rows)
    {
        int n = Gradient.Length;
        Value = jet.Value;
        Array.Clear(Gradient);
        Array.Clear(Hessian);
        for (int a = 0; a < rows; a++)
        {
            ReadOnlySpan<double> left = forms.AsSpan(a * n, n);
            for (int i = 0; i < n; i++)
            {
                if (left[i] == 0) continue;
                Gradient[i] += jet.First(a) * left[i];
                for (int b = 0; b < rows; b++)
                {
                    double scaled = jet.Second(a, b) * left[i];
                    for (int j = 0; j < n; j++) Hessian[i, j] += scaled * forms[(b * n) + j];
                }
            }
        }
    }

    /// <summary>Adds this term, times a sign, to a gradient and a Hessian.</summary>
    public void AddTo(Span<double> gradient, double[,] hessian, double sign)
    {
        for (int i = 0; i < Gradient.Length; i++)
        {
            gradient[i] += sign * Gradient[i];
            for (int j = 0; j < Gradient.Length; j++) hessian[i, j] += sign * Hessian[i, j];
        }
    }
}
