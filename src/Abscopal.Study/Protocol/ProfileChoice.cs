namespace Abscopal.Study.Protocol;

/// <summary>The program whose conventions are followed.</summary>
public enum ProfileChoice
{
    /// <summary>R's package survival.</summary>
    R,

    /// <summary>SAS's procedure LIFETEST.</summary>
    Sas,
}
