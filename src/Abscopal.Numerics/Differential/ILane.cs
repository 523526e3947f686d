namespace Abscopal.Numerics.Differential;

/// <summary>
/// A number, or several that go through the same operations side by side. An algorithm written once on this
/// interface gives the same bits for one number and for each of many.
/// </summary>
/// <typeparam name="T">The type itself.</typeparam>
/// <remarks>
/// Comparisons answer a mask: all bits set where they hold. Only <see cref="Select"/>, <see cref="And"/> and
/// <see cref="Any"/> read masks. Every operation is correctly rounded or built of such.
/// </remarks>
public interface ILane<T>
    where T : struct, ILane<T>
{
    /// <summary>How many numbers one value holds.</summary>
    static abstract int Count { get; }

    /// <summary>The same number in every place.</summary>
    /// <param name="value">The number.</param>
    static abstract T Of(double value);

    /// <summary>Reads <see cref="Count"/> numbers.</summary>
    /// <param name="values">At least as many numbers.</param>
    static abstract T Load(ReadOnlySpan<double> values);

    /// <summary>Writes <see cref="Count"/> numbers.</summary>
    /// <param name="values">Room for as many.</param>
    void Store(Span<double> values);

    /// <summary>The number at a place.</summary>
    /// <param name="lane">From 0.</param>
    double At(int lane);

    /// <summary>Sum.</summary>
    /// <param name="a">Left.</param>
    /// <param name="b">Right.</param>
    static abstract T operator +(T a, T b);

    /// <summary>Difference.</summary>
    /// <param name="a">Left.</param>
    /// <param name="b">Right.</param>
    static abstract T operator -(T a, T b);

    /// <summary>Product.</summary>
    /// <param name="a">Left.</param>
    /// <param name="b">Right.</param>
    static abstract T operator *(T a, T b);

    /// <summary>Quotient.</summary>
    /// <param name="a">Left.</param>
    /// <param name="b">Right.</param>
    static abstract T operator /(T a, T b);

    /// <summary>a b + c, rounded once.</summary>
    /// <param name="a">Factor.</param>
    /// <param name="b">Factor.</param>
    /// <param name="c">Addend.</param>
    static abstract T MultiplyAdd(T a, T b, T c);

    /// <summary>The lesser number.</summary>
    /// <param name="a">Left.</param>
    /// <param name="b">Right.</param>
    static abstract T Min(T a, T b);

    /// <summary>The greater number.</summary>
    /// <param name="a">Left.</param>
    /// <param name="b">Right.</param>
    static abstract T Max(T a, T b);

    /// <summary>The magnitude.</summary>
    /// <param name="a">The number.</param>
    static abstract T Abs(T a);

    /// <summary>Natural logarithm, by <see cref="Elementary.ElementaryMath"/>.</summary>
    /// <param name="a">The number.</param>
    static abstract T Log(T a);

    /// <summary>Exponential, by <see cref="Elementary.ElementaryMath"/>.</summary>
    /// <param name="a">The number.</param>
    static abstract T Exp(T a);

    /// <summary>The mask of a &lt; b.</summary>
    /// <param name="a">Left.</param>
    /// <param name="b">Right.</param>
    static abstract T Less(T a, T b);

    /// <summary>The mask where both masks hold.</summary>
    /// <param name="a">A mask.</param>
    /// <param name="b">A mask.</param>
    static abstract T And(T a, T b);

    /// <summary>One number where the mask holds, another where it does not.</summary>
    /// <param name="mask">A mask.</param>
    /// <param name="yes">Where it holds.</param>
    /// <param name="no">Where it does not.</param>
    static abstract T Select(T mask, T yes, T no);

    /// <summary>Whether the mask holds anywhere.</summary>
    /// <param name="mask">A mask.</param>
    static abstract bool Any(T mask);
}
