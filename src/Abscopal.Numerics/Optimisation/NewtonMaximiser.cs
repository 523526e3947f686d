using Abscopal.Numerics.LinearAlgebra;

namespace Abscopal.Numerics.Optimisation;

/// <summary>Newton's method with Marquardt's damping where the function is not concave.</summary>
/// <remarks>Source: Nocedal and Wright, Numerical Optimization (2nd ed., Springer 2006), sections 3.3 and 3.4.</remarks>
public static class NewtonMaximiser
{
    /// <summary>Climbs from a start to a stationary point of a function.</summary>
    /// <param name="function">What to maximise.</param>
    /// <param name="start">Parameters at which the function is finite.</param>
    /// <param name="maximumIterations">The most steps to take.</param>
    public static MaximisationResult Maximise(TwiceDifferentiable function, ReadOnlySpan<double> start, int maximumIterations = 200)
    {
        ArgumentNullException.ThrowIfNull(function);
        int n = start.Length;
        double[] point = start.ToArray();
        double[] gradient = new double[n];
        double[,] hessian = new double[n, n];
        double value = function(point, gradient, hessian);
        double[] trialGradient = new double[n];
        double[,] trialHessian = new double[n, n];
        double[] trial = new double[n];
        double damping = 0;
        double decrement = double.PositiveInfinity;
        bool polished = false;
        for (int iteration = 0; iteration < maximumIterations; iteration++)
        {
            if (!TryDirection(hessian, gradient, ref damping, out double[] step)) return Ended(MaximisationStatus.NotConcave, iteration);
            double gain = 0;
            for (int i = 0; i < n; i++) gain += gradient[i] * step[i];
            if (damping == 0)
            {
                decrement = gain;
                if (polished || gain == 0) return Ended(MaximisationStatus.Converged, iteration);
                polished = gain < 1e-13;
                // A long step that gains nothing: the maximum lies at infinity or the function is flat.
                if (polished && IsLong(step, point)) return Ended(MaximisationStatus.NotConcave, iteration);
            }

            bool up = false;
            double length = 1;
            for (int halving = 0; halving < 40 && !up; halving++, length *= 0.5)
            {
                for (int i = 0; i < n; i++) trial[i] = point[i] + (length * step[i]);
                Array.Clear(trialGradient);
                Array.Clear(trialHessian);
                double next = function(trial, trialGradient, trialHessian);
                // Near the top the value cannot tell up from down, but the step can be trusted.
                up = double.IsFinite(next) && next >= value + (1e-4 * length * gain) - (1e-13 * (1 + Math.Abs(value)));
                if (up) value = next;
            }

            if (!up)
            {
                if (polished) return Ended(MaximisationStatus.Converged, iteration);
                if (damping > 1e8) return Ended(MaximisationStatus.NotConcave, iteration);
                damping = Math.Max(1e-3, damping * 10);
                continue;
            }

            (point, trial) = (trial, point);
            (gradient, trialGradient) = (trialGradient, gradient);
            (hessian, trialHessian) = (trialHessian, hessian);
            damping = damping < 1e-4 ? 0 : damping * 0.1;
        }

        return Ended(MaximisationStatus.IterationLimit, maximumIterations);

        MaximisationResult Ended(MaximisationStatus status, int iterations) => new(point, value, hessian, decrement, iterations, status);
    }

    private static bool IsLong(double[] step, double[] point)
    {
        for (int i = 0; i < step.Length; i++)
        {
            if (Math.Abs(step[i]) > 1e-3 * (1 + Math.Abs(point[i]))) return true;
        }

        return false;
    }

    // (D - H)^-1 g with D the damping times |diagonal of H|, raised until the matrix is positive definite.
    private static bool TryDirection(double[,] hessian, double[] gradient, ref double damping, out double[] step)
    {
        int n = gradient.Length;
        double[,] negative = new double[n, n];
        step = (double[])gradient.Clone();
        for (; damping < 1e10; damping = Math.Max(1e-3, damping * 4))
        {
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++) negative[i, j] = -hessian[i, j];
                negative[i, i] += damping * (Math.Abs(hessian[i, i]) + 1e-8);
            }

            if (!PositiveDefinite.TryFactor(negative)) continue;
            PositiveDefinite.Solve(negative, step);
            return true;
        }

        return false;
    }
}
