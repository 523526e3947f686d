using System.Reflection;

namespace Abscopal.Workbench;

/// <summary>The version of this program, printed with every result.</summary>
public static class EngineVersion
{
    /// <summary>For example 0.1.0.</summary>
    public static string Text { get; } =
        typeof(EngineVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
}
