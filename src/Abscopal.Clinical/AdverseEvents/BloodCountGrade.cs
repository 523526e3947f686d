namespace Abscopal.Clinical.AdverseEvents;

/// <summary>Grades of low blood counts by CTCAE version 5.0.</summary>
/// <remarks>
/// Source: NCI, Common Terminology Criteria for Adverse Events 5.0 (27 November 2017), 'Investigations' and 'Blood and
/// lymphatic system disorders'. A value on a bound belongs to the milder grade ('&lt; 1.0 - 0.5': 0.5 is grade 3).
/// Grade 4 of anaemia is clinical and is not read from a value.
/// </remarks>
public static class BloodCountGrade
{
    /// <summary>White blood cells decreased.</summary>
    /// <param name="value">In 10^9/L.</param>
    /// <param name="lowerLimit">The laboratory's lower limit of normal.</param>
    public static int WhiteBloodCells(decimal value, decimal lowerLimit) => Grade(value, lowerLimit, 3.0m, 2.0m, 1.0m);

    /// <summary>Neutrophil count decreased.</summary>
    /// <param name="value">In 10^9/L.</param>
    /// <param name="lowerLimit">The laboratory's lower limit of normal.</param>
    public static int Neutrophils(decimal value, decimal lowerLimit) => Grade(value, lowerLimit, 1.5m, 1.0m, 0.5m);

    /// <summary>Lymphocyte count decreased.</summary>
    /// <param name="value">In 10^9/L.</param>
    /// <param name="lowerLimit">The laboratory's lower limit of normal.</param>
    public static int Lymphocytes(decimal value, decimal lowerLimit) => Grade(value, lowerLimit, 0.8m, 0.5m, 0.2m);

    /// <summary>Platelet count decreased.</summary>
    /// <param name="value">In 10^9/L.</param>
    /// <param name="lowerLimit">The laboratory's lower limit of normal.</param>
    public static int Platelets(decimal value, decimal lowerLimit) => Grade(value, lowerLimit, 75, 50, 25);

    /// <summary>Anaemia, grades 0 to 3.</summary>
    /// <param name="value">Haemoglobin in g/L.</param>
    /// <param name="lowerLimit">The laboratory's lower limit of normal.</param>
    public static int Haemoglobin(decimal value, decimal lowerLimit) => value >= lowerLimit ? 0 : value >= 100 ? 1 : value >= 80 ? 2 : 3;

    private static int Grade(decimal value, decimal lowerLimit, decimal second, decimal third, decimal fourth) =>
        value >= lowerLimit ? 0 : value >= second ? 1 : value >= third ? 2 : value >= fourth ? 3 : 4;
}
