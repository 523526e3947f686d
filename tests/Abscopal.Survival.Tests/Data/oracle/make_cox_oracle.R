# make_cox_oracle.R : further Cox results of R's survival, written by this project.
# Run:  Rscript make_cox_oracle.R <data dir> <out dir>
suppressMessages({library(survival); library(jsonlite)})
args <- commandArgs(TRUE)
DD <- if (length(args) > 0) args[1] else "../rsurvival"
OD <- if (length(args) > 1) args[2] else "."
ctl <- coxph.control(eps = 1e-12, iter.max = 60, toler.chol = 1e-13)
rd <- function(n) read.csv(file.path(DD, paste0(n, ".csv")), na.strings = "")
vec <- function(x) as.numeric(unname(x))
mat <- function(m) { m <- as.matrix(m); dimnames(m) <- NULL; lapply(seq_len(nrow(m)), function(i) as.list(vec(m[i, ]))) }
curve <- function(f, new, type) lapply(new, function(nd) { s <- survfit(f, newdata = nd, conf.type = type)
  k <- if (is.null(s$strata)) length(s$time) else s$strata[1]; i <- seq_len(min(k, 25))
  list(profile = as.list(vec(nd)), time = s$time[i], surv = s$surv[i], cumhaz = s$cumhaz[i], se = s$std.err[i], lower = s$lower[i], upper = s$upper[i]) })
fit <- function(f, new = NULL, rows = 12, zph = TRUE) { r <- residuals(f, "schoenfeld"); sc <- residuals(f, "scaledsch")
  v <- if (is.null(f$naive.var)) f$var else f$naive.var
  cc <- concordance(f)
  o <- list(coef = as.list(vec(coef(f))), vcov = mat(v), robust = if (is.null(f$naive.var)) NULL else mat(f$var), loglik = vec(f$loglik), score = f$score, wald = vec(f$wald.test),
    martingale = vec(head(residuals(f, "martingale"), rows)), score_residual = mat(head(as.matrix(residuals(f, "score")), rows)),
    dfbeta = mat(head(as.matrix(residuals(f, "dfbeta")), rows)), dfbetas = mat(head(as.matrix(residuals(f, "dfbetas")), rows)),
    schoenfeld = mat(head(as.matrix(r), rows)), scaled = mat(head(as.matrix(sc), rows)), concordance = unname(cc$concordance), concordance_se = sqrt(vec(cc$var)))
  if (zph) { z <- cox.zph(f, terms = FALSE); o$zph_km <- vec(z$table[, 1]) }
  if (!is.null(new)) { o$log <- curve(f, new, "log"); o$loglog <- curve(f, new, "log-log") }
  o }
lung <- rd("lung"); lung$ev <- as.integer(lung$status == 2); lung <- lung[!is.na(lung$ph.karno), ]; lung$w <- 0.5 + (seq_len(nrow(lung)) %% 4) / 2; lung$k <- 1 + seq_len(nrow(lung)) %% 3
heart <- rd("heart"); bl <- rd("bladder1"); bl <- bl[bl$start < bl$stop, ]; bl$ev <- as.integer(bl$status == 1); vet <- rd("veteran"); vet$celltype <- factor(vet$celltype, c("squamous", "smallcell", "adeno", "large"))
bl$thiotepa <- as.integer(bl$treatment == "thiotepa"); bl$pyridoxine <- as.integer(bl$treatment == "pyridoxine")
out <- list(source = paste("R", getRversion(), "survival", packageVersion("survival")))
for (ti in c("efron", "breslow")) {
  out[[ti]] <- list(
    lung_strata = fit(coxph(Surv(time, ev) ~ age + ph.karno + strata(sex), lung, ties = ti, control = ctl), list(data.frame(age = 60, ph.karno = 80, sex = 1), data.frame(age = 45, ph.karno = 100, sex = 1))),
    lung_weighted = fit(coxph(Surv(time, ev) ~ age + ph.karno, lung, weights = w, robust = TRUE, ties = ti, control = ctl), list(data.frame(age = 60, ph.karno = 80)), zph = TRUE),
    lung_offset = fit(coxph(Surv(time, ev) ~ sex + ph.karno + offset(age / 50), lung, ties = ti, control = ctl)),
    heart = fit(coxph(Surv(start, stop, event) ~ age + year + surgery + transplant, heart, ties = ti, control = ctl), list(data.frame(age = 0, year = 3, surgery = 0, transplant = 1))),
    bladder_clustered = fit(coxph(Surv(start, stop, ev) ~ thiotepa + pyridoxine + number + size, bl, cluster = id, ties = ti, control = ctl)),
    lung_replicated = fit(coxph(Surv(time, ev) ~ age + ph.karno, lung[rep(seq_len(nrow(lung)), lung$k), ], ties = ti, control = ctl)))
}
ex <- function(f) list(coef = as.list(vec(coef(f))), vcov = mat(f$var), loglik = vec(f$loglik), score = f$score)
out$exact <- list(veteran_strata = ex(coxph(Surv(time, status) ~ trt + karno + strata(celltype), vet, ties = "exact", control = ctl)),
  lung = ex(coxph(Surv(time, ev) ~ age + ph.karno, lung, ties = "exact", control = ctl)),
  heart = ex(coxph(Surv(start, stop, event) ~ age + year + surgery + transplant, heart, ties = "exact", control = ctl)))
# Firth by its definition: the root of a fourth-order difference of loglik + log(det(information)) / 2, from R's own loglik and variance at fixed coefficients.
aml <- rd("aml"); aml$g <- as.integer(aml$x == "Nonmaintained")
pen <- function(b, ti) { f <- coxph(Surv(time, status) ~ g, aml, ties = ti, init = b, iter.max = 0); f$loglik[length(f$loglik)] - log(vec(f$var)) / 2 }
slope <- function(b, ti, h = 1e-3) (8 * (pen(b + h, ti) - pen(b - h, ti)) - (pen(b + 2 * h, ti) - pen(b - 2 * h, ti))) / (12 * h)
out$firth <- lapply(c(efron = "efron", breslow = "breslow"), function(ti) { b <- uniroot(slope, c(-1, 2), ti = ti, tol = 1e-13)$root; list(coef = b, loglik = c(pen(0, ti), pen(b, ti))) })
# The profile of age in a model with sex, at 95 %: roots of the profile log-likelihood from R.
prof <- function(b) coxph(Surv(time, ev) ~ sex + offset(b * age), lung, control = ctl)$loglik[2]
top <- coxph(Surv(time, ev) ~ age + sex, lung, control = ctl)
lim <- function(lo, hi) uniroot(function(b) prof(b) - top$loglik[2] + qchisq(.95, 1) / 2, c(lo, hi), tol = 1e-14)$root
out$profile <- list(lower = exp(lim(coef(top)[1] - .1, coef(top)[1])), upper = exp(lim(coef(top)[1], coef(top)[1] + .1)))
writeLines(toJSON(out, digits = I(17), auto_unbox = TRUE, null = "null"), file.path(OD, "oracle_cox_more.json"), useBytes = TRUE)
