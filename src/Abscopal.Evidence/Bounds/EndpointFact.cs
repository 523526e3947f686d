using System.Globalization;
using Abscopal.Study.Published;

namespace Abscopal.Evidence.Bounds;

/// <summary>One printed fact of an endpoint, and the print without it.</summary>
/// <param name="Name">The fact as it was printed.</param>
/// <param name="Without">Takes the fact away.</param>
internal sealed record EndpointFact(string Name, Func<(PublishedStudy Study, PublishedEndpoint Endpoint), (PublishedStudy Study, PublishedEndpoint Endpoint)> Without)
{
    /// <summary>All facts of an endpoint; those that a proof is best rid of come first.</summary>
    public static IEnumerable<EndpointFact> Of(PublishedStudy study, PublishedEndpoint endpoint)
    {
        if (study.DataCutOff is { } cutOff)
            yield return new(Text($"enrolment from {study.EnrolmentFirst:yyyy-MM-dd} and data cut-off {cutOff:yyyy-MM-dd}"), x => (x.Study with { DataCutOff = null }, x.Endpoint));
        if (endpoint.FollowUp is not null)
        {
            foreach (EndpointFact fact in Quantile("median follow-up", endpoint.FollowUp, (e, change) => e with { FollowUp = e.FollowUp is { } f ? change(f) : null })) yield return fact;
        }

        for (int i = 0; i < endpoint.Quantiles.Length; i++)
        {
            int place = i;
            string name = endpoint.Quantiles[i].Probability == 0.5m ? "median" : Text($"quantile {endpoint.Quantiles[i].Probability}");
            foreach (EndpointFact fact in Quantile(name, endpoint.Quantiles[i], (e, change) => e with { Quantiles = e.Quantiles.SetItem(place, change(e.Quantiles[place])) })) yield return fact;
        }

        foreach (EndpointFact fact in Landmarks(endpoint)) yield return fact;
        foreach (EndpointFact fact in Row(endpoint)) yield return fact;
        if (endpoint.Events is { } events) yield return Of(Text($"events = {events}{(endpoint.EventsImplied ? " (implied)" : "")}"), e => e with { Events = null });
    }

    private static EndpointFact Of(string name, Func<PublishedEndpoint, PublishedEndpoint> without) => new(name, x => (x.Study, without(x.Endpoint)));

    private static IEnumerable<EndpointFact> Quantile(string name, PublishedQuantile quantile, Func<PublishedEndpoint, Func<PublishedQuantile, PublishedQuantile>, PublishedEndpoint> change)
    {
        if (quantile.Upper is { } upper) yield return Of($"upper limit of the {name} = {upper}", e => change(e, q => q with { Upper = null }));
        if (quantile.UpperNotReached) yield return Of($"upper limit of the {name} not reached", e => change(e, q => q with { UpperNotReached = false }));
        if (quantile.Lower is { } lower) yield return Of($"lower limit of the {name} = {lower}", e => change(e, q => q with { Lower = null }));
        if (quantile.Estimate is { } estimate) yield return Of($"{name} = {estimate}", e => change(e, q => q with { Estimate = null }));
        if (quantile.EstimateNotReached) yield return Of($"{name} not reached", e => change(e, q => q with { EstimateNotReached = false }));
    }

    private static IEnumerable<EndpointFact> Landmarks(PublishedEndpoint endpoint)
    {
        foreach (PublishedLandmark landmark in endpoint.Landmarks.Reverse())
        {
            decimal time = landmark.Time;
            PublishedEndpoint Change(PublishedEndpoint e, Func<PublishedLandmark, PublishedLandmark> change) => e with { Landmarks = [.. e.Landmarks.Select(l => l.Time == time ? change(l) : l)] };
            if (landmark.Upper is { } upper) yield return Of(Text($"upper limit of S({time}) = {upper}"), e => Change(e, l => l with { Upper = null }));
            if (landmark.Lower is { } lower) yield return Of(Text($"lower limit of S({time}) = {lower}"), e => Change(e, l => l with { Lower = null }));
            yield return Of(Text($"S({time}) = {landmark.Survival}"), e => e with { Landmarks = [.. e.Landmarks.Where(l => l.Time != time)] });
        }
    }

    private static IEnumerable<EndpointFact> Row(PublishedEndpoint endpoint)
    {
        if (endpoint.AtRisk is not { } row) yield break;
        if (!row.CumulativeCensored.IsEmpty) yield return Of("the row of the censored", e => e.AtRisk is { } r ? e with { AtRisk = r with { CumulativeCensored = [] } } : e);
        for (int i = row.Counts.Length - 1; i >= 0; i--)
        {
            decimal time = row.Times[i];
            if (time == 0) continue;
            yield return Of(Text($"at risk({time}) = {row.Counts[i]}"), e => e with { AtRisk = e.AtRisk is { } r ? WithoutColumn(r, time) : null });
        }
    }

    private static PublishedAtRisk WithoutColumn(PublishedAtRisk row, decimal time)
    {
        int i = row.Times.IndexOf(time);
        if (i < 0 || i >= row.Counts.Length) return row;
        return row with
        {
            Times = row.Times.RemoveAt(i),
            Counts = row.Counts.RemoveAt(i),
            CumulativeCensored = i < row.CumulativeCensored.Length ? row.CumulativeCensored.RemoveAt(i) : row.CumulativeCensored,
        };
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
