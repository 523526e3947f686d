namespace Abscopal.Cli;

/// <summary>What the program tells the shell.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The work was done and found something wrong in the study.</summary>
    public const int Findings = 1;

    /// <summary>What was given is wrong.</summary>
    public const int WrongInput = 2;

    /// <summary>The fault is ours.</summary>
    public const int InternalFault = 70;

    /// <summary>Interrupted from the keyboard.</summary>
    public const int Cancelled = 130;
}
