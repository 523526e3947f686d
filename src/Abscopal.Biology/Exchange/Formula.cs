using System.Globalization;
using Abscopal.Numerics.Elementary;

namespace Abscopal.Biology.Exchange;

/// <summary>An arithmetic formula: numbers, names, + - * / ^, <c>exp</c>, <c>ln</c> and <c>max</c>.</summary>
public abstract record Formula
{
    /// <summary>Reads a formula.</summary>
    /// <param name="text">For example <c>r*TV*(1 - TV/TVmax)</c>.</param>
    /// <exception cref="FormatException">The text is no formula.</exception>
    public static Formula Parse(string text) => new FormulaParser(text).Read();

    /// <summary>Its value.</summary>
    /// <param name="valueOf">The value of a name.</param>
    public abstract double Evaluate(Func<string, double> valueOf);

    /// <summary>A number.</summary>
    /// <param name="Value">The number.</param>
    public sealed record Number(double Value) : Formula
    {
        /// <inheritdoc/>
        public override double Evaluate(Func<string, double> valueOf) => Value;

        /// <inheritdoc/>
        public override string ToString() => Value.ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>A state, a parameter or a rule.</summary>
    /// <param name="Id">Its name.</param>
    public sealed record Name(string Id) : Formula
    {
        /// <inheritdoc/>
        public override double Evaluate(Func<string, double> valueOf)
        {
            ArgumentNullException.ThrowIfNull(valueOf);
            return valueOf(Id);
        }

        /// <inheritdoc/>
        public override string ToString() => Id;
    }

    /// <summary>An operation on one or two formulas.</summary>
    /// <param name="Operator">MathML's name: plus, minus, times, divide, power, exp, ln, max.</param>
    /// <param name="Left">The first operand.</param>
    /// <param name="Right">The second; null for exp and ln.</param>
    public sealed record Operation(string Operator, Formula Left, Formula? Right) : Formula
    {
        /// <inheritdoc/>
        public override double Evaluate(Func<string, double> valueOf)
        {
            double a = Left.Evaluate(valueOf);
            double b = Right?.Evaluate(valueOf) ?? 0;
            return Operator switch
            {
                "plus" => a + b,
                "minus" => a - b,
                "times" => a * b,
                "divide" => a / b,
                "power" => b == 2 ? a * a : a == 0 ? 0 : ElementaryMath.Pow(a, b),
                "exp" => ElementaryMath.Exp(a),
                "ln" => ElementaryMath.Log(a),
                "max" => Math.Max(a, b),
                _ => throw new InvalidOperationException($"{Operator} is no operator"),
            };
        }

        /// <inheritdoc/>
        public override string ToString() => Operator switch
        {
            "plus" => $"({Left} + {Right})",
            "minus" => $"({Left} - {Right})",
            "times" => $"{Left}*{Right}",
            "divide" => $"({Left}/{Right})",
            "power" => $"({Left}^{Right})",
            _ => Right is null ? $"{Operator}({Left})" : $"{Operator}({Left}, {Right})",
        };
    }
}
