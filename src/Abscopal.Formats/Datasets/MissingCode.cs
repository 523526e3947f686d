namespace Abscopal.Formats.Datasets;

/// <summary>The code of a missing number. SAS tells 28 of them apart; order is that of SAS: <c>._</c>, <c>.</c>, <c>.A</c> to <c>.Z</c>.</summary>
public enum MissingCode : byte
{
    /// <summary>The number is there.</summary>
    None,

    /// <summary>Written <c>._</c>.</summary>
    Underscore,

    /// <summary>The ordinary missing value, written <c>.</c>.</summary>
    Standard,

    /// <summary>Written <c>.A</c>.</summary>
    A,

    /// <summary>Written <c>.B</c>.</summary>
    B,

    /// <summary>Written <c>.C</c>.</summary>
    C,

    /// <summary>Written <c>.D</c>.</summary>
    D,

    /// <summary>Written <c>.E</c>.</summary>
    E,

    /// <summary>Written <c>.F</c>.</summary>
    F,

    /// <summary>Written <c>.G</c>.</summary>
    G,

    /// <summary>Written <c>.H</c>.</summary>
    H,

    /// <summary>Written <c>.I</c>.</summary>
    I,

    /// <summary>Written <c>.J</c>.</summary>
    J,

    /// <summary>Written <c>.K</c>.</summary>
    K,

    /// <summary>Written <c>.L</c>.</summary>
    L,

    /// <summary>Written <c>.M</c>.</summary>
    M,

    /// <summary>Written <c>.N</c>.</summary>
    N,

    /// <summary>Written <c>.O</c>.</summary>
    O,

    /// <summary>Written <c>.P</c>.</summary>
    P,

    /// <summary>Written <c>.Q</c>.</summary>
    Q,

    /// <summary>Written <c>.R</c>.</summary>
    R,

    /// <summary>Written <c>.S</c>.</summary>
    S,

    /// <summary>Written <c>.T</c>.</summary>
    T,

    /// <summary>Written <c>.U</c>.</summary>
    U,

    /// <summary>Written <c>.V</c>.</summary>
    V,

    /// <summary>Written <c>.W</c>.</summary>
    W,

    /// <summary>Written <c>.X</c>.</summary>
    X,

    /// <summary>Written <c>.Y</c>.</summary>
    Y,

    /// <summary>Written <c>.Z</c>.</summary>
    Z,
}
