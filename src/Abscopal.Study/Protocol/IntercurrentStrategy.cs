namespace Abscopal.Study.Protocol;

/// <summary>The strategies of ICH E9(R1), section A.3.2.</summary>
public enum IntercurrentStrategy
{
    /// <summary>The variable is used whether or not the event happens.</summary>
    TreatmentPolicy,

    /// <summary>The variable is what it would have been without the event.</summary>
    Hypothetical,

    /// <summary>The event is part of the variable.</summary>
    CompositeVariable,

    /// <summary>Only what came before the event counts.</summary>
    WhileOnTreatment,

    /// <summary>Only those in whom the event would not happen belong to the population.</summary>
    PrincipalStratum,
}
