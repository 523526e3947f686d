# Random samples with ties, late entries, weights, strata and missing values, analysed by the command line and by R.
# Usage: Rscript compare.R PROGRAM FIRST LAST   (seeds)
suppressMessages({ library(survival); library(cmprsk); library(jsonlite) })
args <- commandArgs(TRUE)
program <- args[1]
folder <- tempfile(); dir.create(folder)
compared <- 0; worst <- 0; bad <- character()

check <- function(what, expected, got, tolerance = 1e-8) {
  expected <- unname(as.numeric(expected)); got <- unname(as.numeric(got))
  if (length(expected) != length(got)) { bad <<- c(bad, sprintf("%s: %d numbers against %d", what, length(got), length(expected))); return(invisible()) }
  for (i in seq_along(expected)) {
    compared <<- compared + 1
    if (is.na(expected[i]) && is.na(got[i])) next
    off <- abs(expected[i] - got[i]) / max(1, abs(expected[i]))
    if (is.na(off) || off > tolerance) bad <<- c(bad, sprintf("%s[%d]: R %.15g, Abscopal %.15g", what, i, expected[i], got[i]))
    else worst <<- max(worst, off / tolerance)
  }
}

run <- function(...) {
  out <- suppressWarnings(system2("dotnet", c(program, ..., "--json", "-"), stdout = TRUE, stderr = FALSE))
  if (!is.null(attr(out, "status"))) { bad <<- c(bad, paste("exit", attr(out, "status"), ":", paste(c(...), collapse = " "))); return(NULL) }
  fromJSON(paste(out, collapse = "\n"), simplifyVector = FALSE)
}

pull <- function(list, name) sapply(list, function(x) { v <- x[[name]]; if (is.null(v)) NA else v })

sample_of <- function(seed) {
  set.seed(seed)
  n <- sample(c(12, 40, 150, 400), 1)
  x <- round(rnorm(n), 2); z <- rbinom(n, 1, 0.5); arm <- sample(c("A", "B", "C")[seq_len(sample(2:3, 1))], n, TRUE)
  t <- rweibull(n, runif(1, 0.7, 1.8), 300) * exp(-0.3 * x - 0.4 * (arm == "B"))
  c <- runif(n, 50, 700)
  grain <- sample(c(1, 7, 30), 1)
  time <- ceiling(pmin(t, c) / grain) * grain
  cause <- ifelse(t <= c, 1 + rbinom(n, 1, 0.35), 0)
  if (seed %% 5 == 0) time[sample(n, 2)] <- NA
  data.frame(time, cause, event = as.integer(cause > 0), arm, x, z, site = sample(c("s1", "s2"), n, TRUE),
    w = round(runif(n, 0.2, 3), 2), start = ifelse(runif(n) < 0.4, pmax(0, time - grain * sample(1:9, n, TRUE)), 0))
}

curves <- function(d, path, type, level) {
  got <- run("km", path, "--time", "time", "--event", "event", "--by", "arm", "--conf-type", type, "--conf-level", level, "--at", "100,200,300")
  if (is.null(got)) return()
  fit <- survfit(Surv(time, event) ~ arm, d, conf.type = type, conf.int = level)
  follow <- survfit(Surv(time, 1 - event) ~ arm, d, conf.type = type, conf.int = level)
  q <- quantile(fit, 0.5)
  check(paste(type, "median"), q$quantile, sapply(got$groups, function(g) if (is.null(g$median$estimate)) NA else g$median$estimate))
  check(paste(type, "median lower"), q$lower, sapply(got$groups, function(g) if (is.null(g$median$lower)) NA else g$median$lower))
  check(paste(type, "median upper"), q$upper, sapply(got$groups, function(g) if (is.null(g$median$upper)) NA else g$median$upper))
  for (k in seq_along(got$groups)) {
    s <- summary(fit[k], times = c(100, 200, 300), extend = TRUE)
    last <- max(d$time[d$arm == levels(factor(d$arm))[k]], na.rm = TRUE)
    inside <- c(100, 200, 300) <= last
    at <- got$groups[[k]]$at
    check(paste(type, "survival"), s$surv[inside], pull(at, "survival")[inside])
    usual <- inside & s$surv > 0 & (s$surv < 1 | type %in% c("log", "plain"))
    check(paste(type, "lower"), s$lower[usual], pull(at, "lower")[usual])
    check(paste(type, "upper"), s$upper[usual], pull(at, "upper")[usual])
    check("at risk", s$n.risk[inside], pull(at, "atRisk")[inside])
  }
}

tests <- function(d, path) {
  for (strata in c(FALSE, TRUE)) {
    got <- run("compare", path, "--time", "time", "--event", "event", "--by", "arm", if (strata) c("--strata", "site"))
    if (is.null(got)) next
    named <- setNames(pull(got$tests, "chiSquare"), pull(got$tests, "name"))
    formula <- if (strata) Surv(time, event) ~ arm + strata(site) else Surv(time, event) ~ arm
    check("log-rank", survdiff(formula, d)$chisq, named["logrank"])
    check("Fleming-Harrington", survdiff(formula, d, rho = 1)$chisq, named["fleming-harrington(1,0)"])
  }
}

cox <- function(d, path, ties, extra, formula) {
  d$case <- if ("--weight" %in% extra) d$w else 1
  got <- run("cox", path, "--time", "time", "--event", "event", "--covariates", "x,z,arm", "--ties", ties, extra)
  if (is.null(got)) return()
  fit <- tryCatch(coxph(formula, d, ties = sub("exact-partial", "exact", ties), control = coxph.control(eps = 1e-12, toler.chol = 1e-14, iter.max = 60), weights = case, robust = "--weight" %in% extra, model = TRUE, x = TRUE), warning = function(w) NULL)
  if (is.null(fit)) { if (got$status == "converged") bad <<- c(bad, "R warned and we converged"); return() }
  what <- paste("Cox", ties, paste(extra, collapse = " "))
  # R orders the terms as the formula does, and so do we.
  check(paste(what, "coefficient"), coef(fit), pull(got$coefficients, "estimate"))
  check(paste(what, "standard error"), sqrt(diag(vcov(fit))), pull(got$coefficients, "standardError"))
  check(paste(what, "log-likelihood"), fit$loglik, unlist(got$logLikelihood))
  check(paste(what, "score"), fit$score, Filter(function(t) t$name == "score", got$tests)[[1]]$chiSquare)
  if (ties != "exact-partial") {
    check(paste(what, "concordance"), fit$concordance["concordance"], got$concordance$estimate)
    z <- tryCatch(cox.zph(fit, terms = FALSE)$table, error = function(e) NULL)
    if (is.null(z)) return()
    check(paste(what, "proportionality"), z[, "chisq"], pull(got$proportionality, "chiSquare"), 1e-6)
  }
}

competing <- function(d, path) {
  got <- run("cif", path, "--time", "time", "--event", "cause", "--by", "arm", "--at", "100,200")
  if (is.null(got)) return()
  k <- d[!is.na(d$time), ]
  if (length(unique(k$cause)) < 3) return()
  fit <- cuminc(k$time, k$cause, k$arm)
  check("Gray", fit$Tests[, "stat"], pull(got$tests, "chiSquare"))
  states <- survfit(Surv(time, factor(cause, 0:2)) ~ arm, k)
  for (g in seq_along(got$groups)) {
    last <- max(k$time[k$arm == levels(factor(k$arm))[g]])
    inside <- c(100, 200) <= last
    s <- summary(states[g, ], times = c(100, 200), extend = TRUE)
    for (cause in seq_along(got$groups[[g]]$causes)) {
      at <- got$groups[[g]]$causes[[cause]]$at
      number <- 1 + as.integer(got$groups[[g]]$causes[[cause]]$cause)
      check("incidence", s$pstate[inside, number], pull(at, "incidence")[inside])
      check("its standard error", s$std.err[inside, number], pull(at, "standardError")[inside])
    }
  }
}

families <- function(d, path) {
  got <- run("fit", path, "--time", "time", "--event", "event", "--models", "exponential,weibull,log-normal,log-logistic", "--at", "200")
  if (is.null(got)) return()
  names <- c(exponential = "exponential", weibull = "weibull", "log-normal" = "lognormal", "log-logistic" = "loglogistic")
  for (m in got$groups[[1]]$models) {
    fit <- survreg(Surv(time, event) ~ 1, d, dist = names[[m$name]], control = survreg.control(rel.tolerance = 1e-14, maxiter = 200))
    check(paste(m$name, "log-likelihood"), fit$loglik[2], m$logLikelihood)
    check(paste(m$name, "coefficients"), fit$icoef[seq_along(m$parameters)], pull(m$parameters, "estimate"), 1e-7)
  }
}

means <- function(d, path) {
  got <- run("rmst", path, "--time", "time", "--event", "event", "--by", "arm", "--tau", "180")
  if (is.null(got)) return()
  fit <- survfit(Surv(time, event) ~ arm, d)
  table <- summary(fit, rmean = 180)$table
  check("restricted mean", table[, "rmean"], sapply(got$groups, function(g) g$mean$estimate))
  check("its standard error", table[, "se(rmean)"], sapply(got$groups, function(g) g$mean$standardError))
}

for (seed in as.integer(args[2]):as.integer(args[3])) {
  d <- sample_of(seed)
  path <- file.path(folder, sprintf("sample%d.csv", seed))
  write.csv(d, path, row.names = FALSE, quote = FALSE, na = "")
  before <- length(bad)
  curves(d, path, c("log", "log-log", "plain", "logit", "arcsin")[1 + seed %% 4], c(0.8, 0.9, 0.95)[1 + seed %% 3])
  tests(d, path)
  small <- nrow(d) <= 150
  for (ties in c("efron", "breslow", if (small) "exact-partial")) cox(d, path, ties, character(), Surv(time, event) ~ x + z + arm)
  cox(d, path, "efron", c("--strata", "site"), Surv(time, event) ~ x + z + arm + strata(site))
  cox(d, path, "breslow", c("--entry", "start"), Surv(start, time, event) ~ x + z + arm)
  cox(d, path, "efron", c("--weight", "w"), Surv(time, event) ~ x + z + arm)
  competing(d, path)
  families(d, path)
  if (all(tapply(d$time, d$arm, max, na.rm = TRUE) >= 180)) means(d, path)
  if (length(bad) > before) cat(sprintf("seed %d (%d rows):\n  %s\n", seed, nrow(d), paste(tail(bad, length(bad) - before), collapse = "\n  ")))
}
cat(sprintf("%d numbers against R on %d samples; worst at %.4f of its tolerance; %d differ\n", compared, as.integer(args[3]) - as.integer(args[2]) + 1, worst, length(bad)))
quit(status = length(bad) > 0)
