# Random group-sequential designs, made by the command line and by rpact: bounds, level spent, events, subjects, power, calendar.
# Usage: Rscript compare.R PROGRAM FIRST LAST   (seeds)
suppressMessages({ library(rpact); library(jsonlite) })
args <- commandArgs(TRUE)
program <- args[1]
folder <- tempfile(); dir.create(folder)
compared <- 0; bad <- character()

check <- function(what, expected, got, tolerance) {
  expected <- as.numeric(expected); got <- as.numeric(got)
  if (length(expected) != length(got)) { bad <<- c(bad, sprintf("%s: %d numbers against %d", what, length(got), length(expected))); return(invisible()) }
  for (i in seq_along(expected)) {
    compared <<- compared + 1
    off <- abs(expected[i] - got[i]) / max(1, abs(expected[i]))
    if (is.na(off) || off > tolerance) bad <<- c(bad, sprintf("%s[%d]: rpact %.12g, Abscopal %.12g", what, i, expected[i], got[i]))
  }
}

for (seed in as.integer(args[2]):as.integer(args[3])) {
  set.seed(seed)
  looks <- sample(1:5, 1)
  fractions <- if (looks == 1) 1 else round(c(sort(runif(looks - 1, 0.25, 0.9)), 1), 3)
  if (any(diff(fractions) < 0.03)) next
  kind <- sample(c("obrien-fleming", "pocock", "hwang-shih-decani", "power"), 1)
  gamma <- round(runif(1, -6, 2), 2); rho <- round(runif(1, 0.7, 4), 2)
  alpha <- sample(c(0.01, 0.025, 0.05, 0.1), 1); power <- sample(c(0.8, 0.9), 1)
  median <- round(runif(1, 4, 20), 1); ratio <- round(runif(1, 0.5, 0.85), 2)
  accrual <- sample(10:30, 1); total <- accrual + sample(10:30, 1)
  share <- round(runif(1, 0, 0.2), 3)
  allocation <- sample(1:2, 1)
  futility <- looks > 1 && runif(1) < 0.4
  spending <- switch(kind, `hwang-shih-decani` = sprintf("{spending: %s, gamma: %g}", kind, gamma), power = sprintf("{spending: %s, rho: %g}", kind, rho), sprintf("{spending: %s}", kind))
  path <- file.path(folder, sprintf("design%d.yaml", seed))
  writeLines(c("kind: randomised-survival", "name: random", "unit: months", sprintf("alpha: %g", alpha), sprintf("power: %g", power),
    sprintf("analysisTime: %g", total), sprintf("allocation: {control: 1, experimental: %d}", allocation), sprintf("accrual: {duration: %g}", accrual),
    "looks:", sprintf("  - {fraction: %g}", fractions), sprintf("efficacy: %s", spending),
    if (futility) sprintf("futility: {spending: hwang-shih-decani, gamma: %g, binding: false}", -2),
    "scenarios:", "  - name: only", sprintf("    control: {median: %g}", median), sprintf("    hazardRatio: %g", ratio),
    if (share > 0) sprintf("    dropout: {share: %g, by: 12}", share)), path)
  out <- suppressWarnings(system2("dotnet", c(program, "design", path, "--json", "-"), stdout = TRUE, stderr = TRUE))
  if (!is.null(attr(out, "status"))) { bad <- c(bad, sprintf("seed %d: %s", seed, paste(out, collapse = " "))); next }
  got <- fromJSON(paste(out, collapse = "\n"))
  type <- switch(kind, `obrien-fleming` = "asOF", pocock = "asP", `hwang-shih-decani` = "asHSD", power = "asKD")
  parameters <- list(sided = 1, alpha = alpha, beta = 1 - power, informationRates = got$looks$informationFraction, typeOfDesign = type)
  if (kind == "hwang-shih-decani") parameters$gammaA <- gamma
  if (kind == "power") parameters$gammaA <- rho
  if (futility) parameters <- c(parameters, list(typeBetaSpending = "bsHSD", gammaB = -2, bindingFutility = FALSE))
  design <- if (looks == 1) getDesignGroupSequential(kMax = 1, sided = 1, alpha = alpha, beta = 1 - power) else do.call(getDesignGroupSequential, parameters)
  before <- length(bad)
  check("upper", design$criticalValues, got$looks$upper, 1e-5)
  if (looks > 1) check("level spent", design$alphaSpent, got$looks$cumulativeAlpha, 1e-6)
  if (futility) check("lower", design$futilityBounds, got$looks$lower[-looks], 2e-4)
  size <- getSampleSizeSurvival(design, lambda2 = log(2) / median, hazardRatio = ratio, accrualTime = c(0, accrual), followUpTime = total - accrual,
    dropoutRate1 = share, dropoutRate2 = share, dropoutTime = 12, allocationRatioPlanned = allocation)
  # Events are whole here, and looks at whole events: rpact is given the fractions that come of it.
  if (abs(got$events - size$maxNumberOfEvents) > 1.5) bad <- c(bad, sprintf("events: rpact %.2f, Abscopal %d", size$maxNumberOfEvents, got$events))
  if (abs(got$subjects - size$maxNumberOfSubjects) > 2 + 1.5 * got$subjects / got$events) bad <- c(bad, sprintf("subjects: rpact %.2f, Abscopal %d", size$maxNumberOfSubjects, got$subjects))
  if (got$power < power - 1e-4 || got$power > power + 0.02) bad <- c(bad, sprintf("power %.6f against %.2f", got$power, power))
  if (length(bad) > before) cat(sprintf("seed %d (%s, %d looks, futility %s, alpha %g):\n  %s\n", seed, kind, looks, futility, alpha, paste(tail(bad, length(bad) - before), collapse = "\n  ")))
}
cat(sprintf("%d numbers against rpact; %d differ\n", compared, length(bad)))
quit(status = length(bad) > 0)
