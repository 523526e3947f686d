using System.Globalization;
using System.Text;
using Abscopal.Survival;
using Abscopal.Workbench.Json;

namespace Abscopal.Workbench.StudyReport;

/// <summary>The R script that recomputes the report's survival numbers with R's own package, for who trusts nobody.</summary>
public static class ReportScript
{
    /// <summary>The script's text.</summary>
    /// <param name="analysis">The report's numbers.</param>
    public static string Write(ReportAnalysis analysis)
    {
        ArgumentNullException.ThrowIfNull(analysis);
        ConfidenceIntervalType type = analysis.Options.IntervalType ?? analysis.Options.Profile.IntervalType;
        bool first = analysis.Options.Plateau == PlateauRule.FirstTime;
        var script = new StringBuilder();
        script.Append(CultureInfo.InvariantCulture, $$"""
            # Recomputes with R's survival every time-to-event number of the report of {{analysis.Study.Published.Id}},
            # in each reconstructed cohort of cohorts.csv (not patient data). Run it in this folder: Rscript report.R
            suppressMessages(library(survival))
            cohorts <- read.csv("cohorts.csv")
            level <- {{analysis.Options.Level:R}}
            type <- "{{(type == ConfidenceIntervalType.Arcsine ? "arcsin" : JsonEstimates.Name(type))}}"
            first_time <- {{(first ? "TRUE" : "FALSE")}}
            # At one time an event precedes a censoring. R keeps tied deaths at risk when the flag is swapped, so the
            # censored are moved by less than a second of follow-up before their own curve is made.
            fit <- function(d) survfit(Surv(time, event) ~ 1, data = d, conf.int = level, conf.type = type)
            follow_up <- function(d) survfit(Surv(time + 1e-5 * (event == 0), 1 - event) ~ 1, data = d, conf.int = level, conf.type = type)
            quantiles <- function(f) {
              q <- quantile(f, 0.5)
              estimate <- if (first_time) min(f$time[f$surv <= 0.5 + 1e-12]) else as.numeric(q$quantile)
              c(estimate, as.numeric(q$lower), as.numeric(q$upper))
            }
            facts <- read.csv(text = "endpoint,figure,at,published,least,greatest

            """);
        foreach (FactAgreement a in analysis.Agreements)
        {
            string text = a.Published is { } p ? $"{p},{Number(p.LeastAsNumber)},{Number(p.GreatestAsNumber)}" : "NE,NA,NA";
            script.Append(CultureInfo.InvariantCulture, $"{a.Endpoint},{a.Figure},{a.Time?.ToString(CultureInfo.InvariantCulture) ?? "NA"},{text}\n");
        }

        script.Append("""
            ", stringsAsFactors = FALSE)
            recompute <- function(d, figure, at) {
              if (figure == "Events") return(sum(d$event))
              if (figure %in% c("Quantile", "QuantileLower", "QuantileUpper"))
                return(quantiles(fit(d))[match(figure, c("Quantile", "QuantileLower", "QuantileUpper"))])
              if (figure %in% c("FollowUp", "FollowUpLower", "FollowUpUpper"))
                return(quantiles(follow_up(d))[match(figure, c("FollowUp", "FollowUpLower", "FollowUpUpper"))])
              s <- summary(fit(d), times = at)
              switch(figure, Landmark = s$surv, LandmarkLower = s$lower, LandmarkUpper = s$upper)
            }
            numbers <- sort(unique(cohorts$cohort))
            split_by <- split(cohorts, list(cohorts$cohort, cohorts$endpoint))
            result <- t(sapply(seq_len(nrow(facts)), function(i) {
              v <- sapply(numbers, function(k) recompute(split_by[[paste(k, facts$endpoint[i], sep = ".")]], facts$figure[i], facts$at[i]))
              ok <- if (facts$published[i] == "NE") is.na(v) else !is.na(v) & v >= facts$least[i] - 2e-5 & v <= facts$greatest[i] + 2e-5
              c(least = suppressWarnings(min(v, na.rm = TRUE)), greatest = suppressWarnings(max(v, na.rm = TRUE)), agrees = sum(ok))
            }))
            shown <- data.frame(facts[, c("endpoint", "figure", "at", "published")], round(result, 4), cohorts = length(numbers))
            print(shown, row.names = FALSE)
            if (all(result[, "agrees"] == length(numbers))) {
              cat("\nEvery published number is reproduced in every cohort.\n")
            } else {
              cat("\nSome numbers are not reproduced in every cohort.\n")
              quit(status = 1)
            }

            """);
        return script.ToString();
    }

    private static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
