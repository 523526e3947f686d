using System.Globalization;
using Abscopal.Input;
using Abscopal.Survival;
using Abscopal.Workbench.Tables;

namespace Abscopal.Workbench.Cox;

/// <summary>Reads a file and fits a Cox regression.</summary>
public static class CoxJob
{
    /// <summary>Runs the regression.</summary>
    /// <param name="request">What is asked.</param>
    public static CoxResult Run(CoxRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Columns.Further.Count == 0)
            throw new InvalidInputException(new InputProblem("no covariate was named", request.Path, Key: "--covariates", Allowed: "names of columns separated by commas"));
        string? unknown = request.Factors.FirstOrDefault(f => !request.Columns.Further.Contains(f, StringComparer.Ordinal));
        if (unknown is not null)
            throw new InvalidInputException(new InputProblem($"the factor '{unknown}' is not among the covariates", request.Path, Key: "--factors", Allowed: string.Join(", ", request.Columns.Further)));
        SurvivalRows rows = SurvivalTableReader.Read(request.Path, request.Columns);
        try
        {
            CoxFit fit = CoxRegression.Fit(rows.Data, Covariates(request, rows), request.Options);
            ProportionalityTest? proportionality = fit.Status == CoxStatus.Converged && request.Options.Ties is CoxTies.Efron or CoxTies.Breslow
                ? fit.TestProportionality()
                : null;
            return new CoxResult(request, rows, fit, proportionality, fit.Concordance());
        }
        catch (SurvivalDataException wrong)
        {
            throw new InvalidInputException(new InputProblem(wrong.Message, request.Path), wrong);
        }
    }

    // A column whose values are all numbers is a number, unless it was named a factor; levels stand in their order.
    private static CovariateMatrix Covariates(CoxRequest request, SurvivalRows rows)
    {
        var builder = new CovariateMatrixBuilder();
        foreach (string column in request.Columns.Further)
        {
            IReadOnlyList<string> text = rows.Further[column];
            double[] numbers = new double[text.Count];
            bool isNumber = !request.Factors.Contains(column, StringComparer.Ordinal);
            for (int i = 0; isNumber && i < numbers.Length; i++)
                isNumber = double.TryParse(text[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]);
            if (isNumber) builder.AddNumber(column, numbers);
            else builder.AddFactor(column, text, GroupOrder.Of(text));
        }

        return builder.Build();
    }
}
