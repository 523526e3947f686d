using Abscopal.Clinical.AdverseEvents;

namespace Abscopal.Clinical.Tests.AdverseEvents;

/// <summary>The bounds of CTCAE 5.0 as printed; a value on a bound belongs to the milder grade.</summary>
public sealed class BloodCountGradeTests
{
    [Theory]
    [InlineData(4.0, 0)]
    [InlineData(3.9, 1)]
    [InlineData(3.0, 1)]
    [InlineData(2.9, 2)]
    [InlineData(2.0, 2)]
    [InlineData(1.0, 3)]
    [InlineData(0.9, 4)]
    public void White_blood_cells(double value, int grade) => BloodCountGrade.WhiteBloodCells((decimal)value, 4).ShouldBe(grade);

    [Theory]
    [InlineData(2.0, 0)]
    [InlineData(1.5, 1)]
    [InlineData(1.0, 2)]
    [InlineData(0.5, 3)]
    [InlineData(0.49, 4)]
    public void Neutrophils(double value, int grade) => BloodCountGrade.Neutrophils((decimal)value, 2).ShouldBe(grade);

    [Theory]
    [InlineData(100, 0)]
    [InlineData(75, 1)]
    [InlineData(50, 2)]
    [InlineData(25, 3)]
    [InlineData(24, 4)]
    public void Platelets(double value, int grade) => BloodCountGrade.Platelets((decimal)value, 100).ShouldBe(grade);

    [Theory]
    [InlineData(130, 0)]
    [InlineData(100, 1)]
    [InlineData(80, 2)]
    [InlineData(79, 3)]
    public void Haemoglobin(double value, int grade) => BloodCountGrade.Haemoglobin((decimal)value, 130).ShouldBe(grade);

    [Theory]
    [InlineData(0.8, 1)]
    [InlineData(0.5, 2)]
    [InlineData(0.2, 3)]
    [InlineData(0.1, 4)]
    public void Lymphocytes(double value, int grade) => BloodCountGrade.Lymphocytes((decimal)value, 1).ShouldBe(grade);
}
