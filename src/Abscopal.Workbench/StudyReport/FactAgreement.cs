using Abscopal.Evidence.Cohorts;
using Abscopal.Study.Published;

namespace Abscopal.Workbench.StudyReport;

/// <summary>A printed time-to-event number beside the same number over all cohorts.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Figure">What the number is.</param>
/// <param name="Time">The landmark, for a rate.</param>
/// <param name="Published">The number as printed; null where it was printed as not reached.</param>
/// <param name="Least">The least value over the cohorts; null where none is estimable.</param>
/// <param name="Greatest">The greatest value over the cohorts; null where none is estimable.</param>
/// <param name="Agreeing">The cohorts that would print it so.</param>
/// <param name="Cohorts">All cohorts.</param>
public sealed record FactAgreement(
    string Endpoint,
    FactFigure Figure,
    decimal? Time,
    Printed? Published,
    double? Least,
    double? Greatest,
    int Agreeing,
    int Cohorts);
