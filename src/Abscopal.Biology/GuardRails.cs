namespace Abscopal.Biology;

/// <summary>The sentences without which nothing of this room is shown.</summary>
public static class GuardRails
{
    /// <summary>On every page, figure and document.</summary>
    public const string Statement = "Research and hypothesis generation only. Simulated patients. Not validated for clinical use, dosing or patient selection.";

    /// <summary>Beside every comparison of regimens.</summary>
    public const string Toxicity = "Toxicity is not modelled: comparing efficacy alone favours more radiotherapy.";

    /// <summary>Before the reasons why a regimen lies outside what the model was made for.</summary>
    public const string Extrapolation = "Extrapolates: ";
}
