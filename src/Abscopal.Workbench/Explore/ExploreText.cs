using System.Globalization;
using Abscopal.Biology.Prediction;
using Abscopal.Reporting.Words;

namespace Abscopal.Workbench.Explore;

/// <summary>Names what a prediction holds in one language.</summary>
internal sealed class ExploreText(Vocabulary words)
{
    public string Name(Explanation explanation) => words["biology.explanation." + explanation];

    public string Name(PredictedRate rate) => rate.Month is { } month
        ? words.Format("biology.rate", rate.Endpoint, month)
        : rate.Endpoint is "ORR" ? words["biology.response"] : words.Format("biology.median", rate.Endpoint);

    /// <summary>What must stand under every picture and table, the statement first.</summary>
    public IReadOnlyList<string> Notes(ExploreResult result)
    {
        string[] reasons = [.. result.Regimen.Extrapolations()];
        return
        [
            words["biology.statement"],
            words["biology.toxicity"],
            .. reasons.Length == 0 ? [] : new[] { words.Format("biology.extrapolates", string.Join("; ", reasons)) },
            words.Format("biology.intervalNote", (100 * result.Request.Options.Level).ToString("0", CultureInfo.InvariantCulture), result.Subjects, result.Replicates, result.Ensemble.Members.Length, result.Ensemble.Hash[..12]),
        ];
    }
}
