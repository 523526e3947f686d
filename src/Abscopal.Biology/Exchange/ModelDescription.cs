using System.Collections.Immutable;

namespace Abscopal.Biology.Exchange;

/// <summary>A model as formulas: what every model of this room gives, whatever computes it.</summary>
public sealed record ModelDescription
{
    /// <summary>Identifier.</summary>
    public required string Id { get; init; }

    /// <summary>The name shown.</summary>
    public required string Name { get; init; }

    /// <summary>Where it is published.</summary>
    public required string Source { get; init; }

    /// <summary>Constants.</summary>
    public required ImmutableArray<ModelConstant> Constants { get; init; }

    /// <summary>Rules, each of states, constants and rules before it.</summary>
    public required ImmutableArray<ModelRule> Rules { get; init; }

    /// <summary>States with their rates; time is in days.</summary>
    public required ImmutableArray<ModelState> States { get; init; }

    /// <summary>Events.</summary>
    public ImmutableArray<ModelEvent> Events { get; init; } = [];

    /// <summary>The model with other values of constants.</summary>
    /// <param name="values">Names and values.</param>
    public ModelDescription With(params (string Id, double Value)[] values) => this with
    {
        Constants = [.. Constants.Select(c => values.Where(v => string.Equals(v.Id, c.Id, StringComparison.Ordinal)).Select(v => c with { Value = v.Value }).FirstOrDefault(c))],
    };
}
