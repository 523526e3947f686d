namespace Abscopal.Survival;

/// <summary>Inverse probability of censoring weighting: controls are censored when they switch, and those like them count for more.</summary>
/// <remarks>
/// Robins and Finkelstein, Biometrics 56 (2000) 779-788. The hazard of switching among controls is a Cox model (Breslow)
/// of the covariates; a control at time t has the weight K0(t-)/K(t-), where K is exp of minus its own cumulative hazard
/// of switching and K0 the same without covariates (stabilised). The experimental arm has weight 1. The hazard ratio
/// comes from a Cox regression with these weights and the robust variance by subject, which takes them as known.
/// Unbiased only if the covariates foretell everything that drives both switching and the event.
/// </remarks>
public static class CensoringWeighting
{
    /// <summary>Estimates the hazard ratio that would have been seen without switching.</summary>
    /// <param name="data">The trial.</param>
    /// <param name="options">Ties and level of the weighted regression.</param>
    /// <exception cref="SurvivalDataException">The model of switching has no maximum, or no event remains.</exception>
    public static CensoringWeightingResult Estimate(SwitchingHistory data, CoxOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= new CoxOptions();
        int[] kept = RowsBeforeSwitch(data);
        int[] controls = [.. kept.Where(i => !data.Experimental[i])];
        CoxFit switching = FitSwitching(data, controls);
        if (switching.Status != CoxStatus.Converged) throw new SurvivalDataException("a covariate foretells switching without error: the weights would be infinite; remove or coarsen it");
        (double[] times, double[] withCovariates, double[] without) = SwitchHazards(data, controls, switching);
        var rows = new WeightedRows();
        var history = new Dictionary<int, double>();
        foreach (int i in kept.OrderBy(i => data.Entries[i]))
        {
            if (data.Experimental[i]) rows.Add(data, i, data.Entries[i], data.Exits[i], 1, true);
            else Split(data, i, LinearPredictor(data, i, switching), times, withCovariates, without, history, rows);
        }

        return rows.Fit(switching, options);
    }

    private static int[] RowsBeforeSwitch(SwitchingHistory data)
    {
        var last = new Dictionary<int, double>();
        for (int i = 0; i < data.Subjects.Length; i++)
        {
            if (data.Switches[i]) last[data.Subjects[i]] = data.Exits[i];
        }

        return [.. Enumerable.Range(0, data.Subjects.Length).Where(i => !last.TryGetValue(data.Subjects[i], out double at) || data.Exits[i] <= at)];
    }

    private static CoxFit FitSwitching(SwitchingHistory data, int[] controls)
    {
        var builder = new CovariateMatrixBuilder();
        for (int c = 0; c < data.Covariates.ColumnCount; c++) builder.AddNumber(data.Covariates.Names[c], Pick(data.Covariates.Column(c), controls));
        SurvivalData sample = SurvivalData
            .FromTimes(Array.ConvertAll(controls, i => data.Exits[i]), Array.ConvertAll(controls, i => data.Switches[i]))
            .WithEntry(Array.ConvertAll(controls, i => data.Entries[i]));
        return CoxRegression.Fit(sample, builder.Build(), new CoxOptions { Ties = CoxTies.Breslow });
    }

    private static double[] Pick(ReadOnlySpan<double> column, int[] rows)
    {
        double[] picked = new double[rows.Length];
        for (int k = 0; k < rows.Length; k++) picked[k] = column[rows[k]];
        return picked;
    }

    // The steps of the cumulative hazard of switching, of covariates at 0 and of everyone alike.
    private static (double[] Times, double[] WithCovariates, double[] Without) SwitchHazards(SwitchingHistory data, int[] controls, CoxFit switching)
    {
        double[] times = [.. controls.Where(i => data.Switches[i]).Select(i => data.Exits[i]).Distinct().Order()];
        double[] with = new double[times.Length];
        double[] without = new double[times.Length];
        double[] risks = Array.ConvertAll(controls, i => Math.Exp(LinearPredictor(data, i, switching)));
        for (int k = 0; k < times.Length; k++)
        {
            double sum = 0;
            int count = 0;
            int switched = 0;
            for (int c = 0; c < controls.Length; c++)
            {
                int i = controls[c];
                if (!(data.Entries[i] < times[k] && data.Exits[i] >= times[k])) continue;
                sum += risks[c];
                count++;
                if (data.Switches[i] && data.Exits[i] == times[k]) switched++;
            }

            with[k] = switched / sum;
            without[k] = (double)switched / count;
        }

        return (times, with, without);
    }

    private static double LinearPredictor(SwitchingHistory data, int row, CoxFit switching)
    {
        double sum = 0;
        for (int c = 0; c < switching.Coefficients.Length; c++) sum += switching.Coefficients[c].Estimate.Value * data.Covariates.Column(c)[row];
        return sum;
    }

    // A control's row in pieces of one weight; a switch of others changes it just after its time.
    private static void Split(
        SwitchingHistory data, int row, double predictor, double[] times, double[] with, double[] without, Dictionary<int, double> history, WeightedRows rows)
    {
        history.TryGetValue(data.Subjects[row], out double logWeight);
        double risk = Math.Exp(predictor);
        double from = data.Entries[row];
        for (int k = 0; k < times.Length; k++)
        {
            if (!(times[k] > data.Entries[row] && times[k] <= data.Exits[row])) continue;
            bool ends = times[k] == data.Exits[row];
            rows.Add(data, row, from, times[k], Math.Exp(logWeight), ends);
            from = times[k];
            logWeight += (with[k] * risk) - without[k];
        }

        if (from < data.Exits[row]) rows.Add(data, row, from, data.Exits[row], Math.Exp(logWeight), true);
        history[data.Subjects[row]] = logWeight;
    }

    private sealed class WeightedRows
    {
        private readonly List<double> _entries = [];
        private readonly List<double> _exits = [];
        private readonly List<double> _weights = [];
        private readonly List<double> _arms = [];
        private readonly List<bool> _events = [];
        private readonly List<int> _subjects = [];

        public void Add(SwitchingHistory data, int row, double from, double to, double weight, bool ends)
        {
            _entries.Add(from);
            _exits.Add(to);
            _weights.Add(weight);
            _arms.Add(data.Experimental[row] ? 1 : 0);
            _events.Add(ends && data.Events[row]);
            _subjects.Add(data.Subjects[row]);
        }

        public CensoringWeightingResult Fit(CoxFit switching, CoxOptions options)
        {
            SurvivalData sample = SurvivalData.FromTimes([.. _exits], [.. _events])
                .WithEntry([.. _entries])
                .WithWeights([.. _weights], WeightKind.Case)
                .WithSubjects([.. _subjects]);
            CovariateMatrix arm = new CovariateMatrixBuilder().AddNumber("experimental", [.. _arms]).Build();
            CoxFit fit = CoxRegression.Fit(sample, arm, options with { Variance = CoxVariance.Robust });
            double[] controls = [.. _weights.Where((_, i) => _arms[i] == 0)];
            return new CensoringWeightingResult(fit, switching, controls.Min(), controls.Average(), controls.Max());
        }
    }
}
