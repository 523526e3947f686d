namespace Abscopal.Biology.Model;

/// <summary>The states of the tumour-immune model, in the order of its vectors.</summary>
public enum LesionState
{
    /// <summary>Sensitive cells of the primary, cm³.</summary>
    PrimarySensitive,

    /// <summary>Resistant cells of the primary, cm³.</summary>
    PrimaryResistant,

    /// <summary>Dying, antigen-bearing cells of the primary, cm³.</summary>
    PrimaryDying,

    /// <summary>Interferon signal in the primary, relative.</summary>
    PrimaryInterferon,

    /// <summary>Effector T cells in the primary, relative to rest.</summary>
    PrimaryEffectors,

    /// <summary>Sensitive cells of distant lesions, cm³.</summary>
    DistantSensitive,

    /// <summary>Resistant cells of distant lesions, cm³.</summary>
    DistantResistant,

    /// <summary>Dying, antigen-bearing cells of distant lesions, cm³.</summary>
    DistantDying,

    /// <summary>Interferon signal in distant lesions, relative.</summary>
    DistantInterferon,

    /// <summary>Effector T cells in distant lesions, relative to rest.</summary>
    DistantEffectors,

    /// <summary>Sensitive cells in the brain, cm³.</summary>
    BrainSensitive,

    /// <summary>Resistant cells in the brain, cm³.</summary>
    BrainResistant,

    /// <summary>Effect of chemotherapy, per day, in cycles.</summary>
    Chemotherapy,

    /// <summary>Lymphocytes, relative to rest.</summary>
    Lymphocytes,

    /// <summary>Cross-presenting dendritic cells in the draining node, relative.</summary>
    DendriticCells,

    /// <summary>T cells ready to traffic, in node and blood, relative to rest.</summary>
    TraffickingTCells,

    /// <summary>Checkpoint drug in the central compartment, mg/L.</summary>
    DrugCentral,

    /// <summary>Checkpoint drug in the peripheral compartment, mg/L.</summary>
    DrugPeripheral,

    /// <summary>Integral of the hazard of death.</summary>
    CumulativeHazard,
}
