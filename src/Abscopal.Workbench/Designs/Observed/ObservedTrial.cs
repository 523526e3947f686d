using System.Collections.Immutable;
using Abscopal.Input;
using Abscopal.Study.Reading;
using Abscopal.Trials;

namespace Abscopal.Workbench.Designs.Observed;

/// <summary>What was seen in a trial so far, as its file states it.</summary>
public sealed class ObservedTrial
{
    private readonly string _path;
    private readonly NodeReader _root;

    internal ObservedTrial(string path, NodeReader root, ImmutableArray<StatedLook> looks, ImmutableArray<StatedStage> stages) =>
        (_path, _root, Looks, Stages) = (path, root, looks, stages);

    /// <summary>The looks of a randomised trial, in order; empty when the file states stages.</summary>
    public ImmutableArray<StatedLook> Looks { get; }

    /// <summary>The stages of a two-stage trial, in order; empty when the file states looks.</summary>
    public ImmutableArray<StatedStage> Stages { get; }

    /// <summary>Reviews a design in the light of this.</summary>
    /// <param name="design">The design.</param>
    /// <exception cref="InvalidInputException">The kind has no review, or what was seen does not fit the design.</exception>
    public DesignOutcome Review(DesignFile design)
    {
        ArgumentNullException.ThrowIfNull(design);
        try
        {
            return design.Review(this) ?? throw new InvalidInputException(new InputProblem($"is for designs of kind randomised-survival and simon, not {design.Kind}", _path, Key: "--observed"));
        }
        catch (DesignException wrong)
        {
            throw new InvalidInputException(new InputProblem(wrong.What, _path, _root.LineOf(wrong.Key), wrong.Key, wrong.Allowed), wrong);
        }
    }
}
