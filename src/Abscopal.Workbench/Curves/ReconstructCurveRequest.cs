using Abscopal.Evidence.Curves;

namespace Abscopal.Workbench.Curves;

/// <summary>What is asked of the reconstruction of a digitised curve.</summary>
public sealed record ReconstructCurveRequest
{
    /// <summary>The file of points.</summary>
    public required string Curve { get; init; }

    /// <summary>The file of numbers at risk, if there is one.</summary>
    public string? AtRisk { get; init; }

    /// <summary>Printed facts (published.yaml) of the study, which sharpen the curve.</summary>
    public string? Facts { get; init; }

    /// <summary>The curve of the arm in the denominator of the printed hazard ratio, rebuilt together with the first.</summary>
    public string? Reference { get; init; }

    /// <summary>Its numbers at risk.</summary>
    public string? ReferenceAtRisk { get; init; }

    /// <summary>Its key in the printed facts.</summary>
    public string? ReferenceArm { get; init; }

    /// <summary>What else is known.</summary>
    public CurveReconstructionOptions Options { get; init; } = new();

    /// <summary>The folder to write to.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>The endpoint named in the output.</summary>
    public string Endpoint { get; init; } = "OS";

    /// <summary>The arm named in the output; the label of the curve when left out.</summary>
    public string? Arm { get; init; }
}
