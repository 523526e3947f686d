namespace Abscopal.Formats.Xport;

/// <summary>The versions of the SAS transport format.</summary>
public enum XportVersion
{
    /// <summary>Names of 8 bytes, labels of 40, text of 200: what agencies take.</summary>
    V5,

    /// <summary>Names of 32 bytes, labels of 256, text of 32767. SAS reads it with the macro XPT2LOC.</summary>
    V8,
}
