# Scenario S1 (benchmarks/s1.yaml) by rpact's simulator: 400 subjects 1:1 over 18 months, control median 10 months,
# looks at 210 and 300 events, Lan-DeMets O'Brien-Fleming, one-sided 0.025.
# usage: Rscript rpact-s1.R delayed|none|proportional TRIALS [CHUNK] [SEED]
# Prints: scenario, trials, rejections at look 1, rejections, mean time of look 2, seconds of the processor.
suppressMessages(library(rpact))
args <- commandArgs(trailingOnly = TRUE)
scenario <- args[1]
trials <- as.integer(args[2])
chunk <- if (length(args) > 2) as.integer(args[3]) else 100000L
seed <- if (length(args) > 3) as.integer(args[4]) else 20261128L
hazard <- log(2) / 10
ratio <- switch(scenario, delayed = c(1, 0.6), none = c(1, 1), proportional = c(0.72, 0.72), stop("unknown scenario"))
design <- getDesignGroupSequential(kMax = 2, alpha = 0.025, sided = 1, typeOfDesign = "asOF", informationRates = c(0.7, 1))
run <- function(n, seed) getSimulationSurvival(
  design = design, thetaH0 = 1, directionUpper = FALSE, plannedEvents = c(210, 300), maxNumberOfSubjects = 400,
  accrualTime = c(0, 18), piecewiseSurvivalTime = c(0, 4), lambda2 = rep(hazard, 2), lambda1 = hazard * ratio,
  allocation1 = 1, allocation2 = 1, maxNumberOfIterations = n, seed = seed)
invisible(run(200, 1))
done <- 0; first <- 0; all <- 0; time <- 0
start <- proc.time()
while (done < trials) {
  n <- min(chunk, trials - done)
  r <- run(n, seed + done / chunk)
  first <- first + n * r$rejectPerStage[1]
  all <- all + n * r$overallReject
  time <- time + n * r$analysisTime[2]
  done <- done + n
}
used <- sum((proc.time() - start)[c("user.self", "sys.self")])
cat(sprintf("%s,%s,%d,%d,%.0f,%.0f,%.4f,%.3f\n", as.character(packageVersion("rpact")), scenario, as.integer(seed), done, first, all, time / done, used))
