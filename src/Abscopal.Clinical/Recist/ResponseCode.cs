namespace Abscopal.Clinical.Recist;

/// <summary>Responses as the controlled terms of SDTM write them (ONCRSR).</summary>
public static class ResponseCode
{
    /// <summary>The codes, best first.</summary>
    public static IReadOnlyList<string> All { get; } = ["CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE"];

    /// <summary>The code of a response.</summary>
    /// <param name="response">The response.</param>
    public static string Of(Response response) => response switch
    {
        Response.Complete => "CR",
        Response.Partial => "PR",
        Response.Stable => "SD",
        Response.NonCompleteNonProgressive => "NON-CR/NON-PD",
        Response.Progressive => "PD",
        Response.NotEvaluable => "NE",
        _ => "NA",
    };

    /// <summary>The code of a response by iRECIST.</summary>
    /// <param name="response">The response.</param>
    public static string Of(ImmuneResponse response) => response switch
    {
        ImmuneResponse.Complete => "iCR",
        ImmuneResponse.Partial => "iPR",
        ImmuneResponse.Stable => "iSD",
        ImmuneResponse.NonCompleteNonProgressive => "NON-iCR/NON-iUPD",
        ImmuneResponse.UnconfirmedProgression => "iUPD",
        ImmuneResponse.ConfirmedProgression => "iCPD",
        _ => "NE",
    };

    /// <summary>The response of a code, or null where it is none.</summary>
    /// <param name="code">The code.</param>
    public static Response? Parse(string? code) => code?.ToUpperInvariant() switch
    {
        "CR" => Response.Complete,
        "PR" => Response.Partial,
        "SD" => Response.Stable,
        "NON-CR/NON-PD" or "NON-CR NON-PD" => Response.NonCompleteNonProgressive,
        "PD" => Response.Progressive,
        "NE" => Response.NotEvaluable,
        "NA" or "ND" => Response.NotApplicable,
        _ => null,
    };
}
