using Abscopal.Input;
using Abscopal.Study.Reading;
using Abscopal.Trials;

namespace Abscopal.Workbench.Designs;

/// <summary>A design with the places of its keys, so that what turns out to be wrong later is told with its line too.</summary>
public sealed class LoadedDesign
{
    private readonly string _path;
    private readonly NodeReader _root;

    internal LoadedDesign(DesignFile design, string path, NodeReader root) => (Design, _path, _root) = (design, path, root);

    /// <summary>The design.</summary>
    public DesignFile Design { get; }

    /// <summary>Does something with the design.</summary>
    /// <typeparam name="T">What comes out.</typeparam>
    /// <param name="work">What is done.</param>
    /// <exception cref="InvalidInputException">The design cannot be.</exception>
    public T Try<T>(Func<DesignFile, T> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        try
        {
            return work(Design);
        }
        catch (DesignException wrong)
        {
            string key = wrong.Key.Replace("informationFractions", "looks", StringComparison.Ordinal).Replace(".trigger", "", StringComparison.Ordinal);
            throw new InvalidInputException(new InputProblem(wrong.What, _path, _root.LineOf(key), key, wrong.Allowed), wrong);
        }
    }
}
