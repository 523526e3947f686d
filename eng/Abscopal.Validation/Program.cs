using Abscopal.Validation;
using Abscopal.Validation.Cases;

// Writes docs/validation.md; with --check compares instead.
bool check = args is ["--check"];
if (args.Length > 0 && !check)
{
    Console.Error.WriteLine("usage: dotnet run --project eng/Abscopal.Validation [-- --check]");
    return 2;
}

const string Target = "docs/validation.md";
(string Title, Comparison[] Rows)[] tables =
[
    ("Well-known data sets", [.. PublishedCases.All()]),
    ("Data sets of textbooks", [.. TestBankCases.All()]),
    ("Against definitions written out", [.. ReferenceCases.All()]),
    ("Kaplan-Meier curves", [.. KaplanMeierCases.All()]),
    ("Restricted means", [.. RestrictedMeanCases.All()]),
    ("Tests of groups", [.. LogRankCases.All()]),
    ("Cox regression", [.. CoxCases.All()]),
    ("Parametric models", [.. ParametricCases.All(), .. ParametricCases.Searched()]),
    ("Competing risks", [.. CompetingRisksCases.All()]),
    ("Trial designs", [.. TrialCases.All()]),
];
string page = ValidationPage.Write(tables);
if (!check)
{
    File.WriteAllText(Target, page);
    Console.WriteLine($"{tables.Sum(t => t.Rows.Sum(r => r.Numbers))} numbers in {Target}");
    return 0;
}

if (File.Exists(Target) && string.Equals(File.ReadAllText(Target), page, StringComparison.Ordinal)) return 0;
Console.Error.WriteLine($"{Target} is stale; run 'dotnet run --project eng/Abscopal.Validation' and read the difference");
return 1;
