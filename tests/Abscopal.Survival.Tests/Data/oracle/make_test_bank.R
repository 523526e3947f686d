# Data of Klein and Moeschberger, 'Survival Analysis', 2nd ed., as facts (by way of r-cran-kmsurv 0.1-5), with what R 4.2.2 and
# survival 3.5-3 compute from them. Run in this folder: Rscript make_test_bank.R
suppressMessages({library(survival); library(KMsurv); library(jsonlite)})
A <- function(x) I(unname(as.numeric(x)))
tight <- coxph.control(eps = 1e-13, iter.max = 50, toler.chol = 1e-14)
cox <- function(f, d, ties) { m <- coxph(f, d, ties = ties, control = tight); list(coef = A(coef(m)), se = A(sqrt(diag(m$var))), loglik = A(m$loglik), score = m$score) }
out <- list()
data(larynx); out$larynx <- list(time = A(larynx$time), event = A(larynx$delta), group = A(larynx$stage), age = A(larynx$age), logrank = survdiff(Surv(time, delta) ~ stage, larynx)$chisq,
  breslow = cox(Surv(time, delta) ~ factor(stage) + age, larynx, "breslow"), efron = cox(Surv(time, delta) ~ factor(stage) + age, larynx, "efron"))
data(tongue); f <- survfit(Surv(time, delta) ~ type, tongue, conf.type = "log-log"); q <- quantile(f, .5)
out$tongue <- list(time = A(tongue$time), event = A(tongue$delta), group = A(tongue$type), logrank = survdiff(Surv(time, delta) ~ type, tongue)$chisq, median = A(q$quantile), lower = A(q$lower), upper = A(q$upper))
data(hodg); out$hodg <- list(time = A(hodg$time), event = A(hodg$delta), group = A(hodg$gtype), stratum = A(hodg$dtype), logrank = survdiff(Surv(time, delta) ~ gtype + strata(dtype), hodg)$chisq,
  breslow = cox(Surv(time, delta) ~ gtype + strata(dtype), hodg, "breslow"))
# One woman enters and leaves in the same month and is at risk nowhere.
data(channing); w <- subset(channing, gender == 2 & ageentry < age); f <- survfit(Surv(ageentry, age, death) ~ 1, w, start.time = 68 * 12)
out$channing_women <- list(entry = A(w$ageentry), time = A(w$age), event = A(w$death), start = 68 * 12, at = 80 * 12, survival = summary(f, times = 80 * 12)$surv, se = summary(f, times = 80 * 12)$std.err)
data(kidney, package = "KMsurv"); out$catheter <- list(time = A(kidney$time), event = A(kidney$delta), group = A(kidney$type), logrank = survdiff(Surv(time, delta) ~ type, kidney)$chisq)
data(btrial); out$btrial <- list(time = A(btrial$time), event = A(btrial$death), group = A(btrial$im), logrank = survdiff(Surv(time, death) ~ im, btrial)$chisq)
# PROC LIFETEST's rats (Pike, Biometrics 22 (1966) 142-161).
r <- data.frame(time = c(143, 164, 188, 188, 190, 192, 206, 209, 213, 216, 220, 227, 230, 234, 246, 265, 304, 216, 244, 142, 156, 163, 198, 205, 232, 232, 233, 233, 233, 233, 239, 240, 261, 280, 280, 296, 296, 323, 204, 344),
  event = c(rep(1, 17), 0, 0, rep(1, 19), 0, 0), group = rep(1:2, c(19, 21)))
q <- quantile(survfit(Surv(time, event) ~ group, r), .5)$quantile
out$rats <- list(time = A(r$time), event = A(r$event), group = A(r$group), logrank = survdiff(Surv(time, event) ~ group, r)$chisq, median = A(q))
writeLines(toJSON(out, digits = I(15), auto_unbox = TRUE, null = "null", na = "null"), "oracle_test_bank.json")
