using System.Text.Json;

namespace Abscopal.Workbench.Designs;

/// <summary>A design that was made: its numbers as JSON, and as tables for people.</summary>
public abstract record DesignOutcome
{
    /// <summary>The tables in their order.</summary>
    public abstract IReadOnlyList<DesignTable> Tables { get; }

    /// <summary>Writes the properties at full precision.</summary>
    /// <param name="json">The writer, inside an object.</param>
    public abstract void WriteJson(Utf8JsonWriter json);
}
