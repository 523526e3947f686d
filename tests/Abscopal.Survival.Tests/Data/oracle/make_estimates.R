# make_estimates.R : weighted, left-truncated and restricted-mean references from R's survival, written by this project.
# Run:  Rscript make_estimates.R > oracle_estimates.json
suppressMessages(library(survival))
num <- function(x) paste0("[", paste(ifelse(is.na(x), "null", ifelse(is.infinite(x), '"Inf"', sprintf("%.17g", x))), collapse = ","), "]")
obj <- function(...) { a <- list(...); paste0("{", paste(sprintf('"%s":%s', names(a), unlist(a)), collapse = ","), "}") }
d <- survival::lung; d <- d[!is.na(d$ph.ecog), ]; d$ev <- as.integer(d$status == 2)
d$w <- 0.25 + (seq_len(nrow(d)) %% 7) / 3
d$entry <- ifelse(seq_len(nrow(d)) %% 3 == 0, pmin(d$time - 1, (seq_len(nrow(d)) * 37) %% 250), 0)
d$id <- (seq_len(nrow(d)) - 1) %/% 2
curve <- function(f) obj(time = num(f$time), surv = num(f$surv), se = num(summary(f, times = f$time)$std.err), lower = num(f$lower), upper = num(f$upper), risk = num(f$n.risk), cumhaz = num(f$cumhaz), sechaz = num(f$std.chaz))
w1 <- survfit(Surv(time, ev) ~ 1, d, weights = w, robust = TRUE, conf.type = "log-log")
w2 <- survfit(Surv(time, ev) ~ 1, d, weights = w, robust = FALSE)
tr <- survfit(Surv(entry, time, ev) ~ 1, d)
d$row <- seq_len(nrow(d))
wt <- survfit(Surv(entry, time, ev) ~ 1, d, weights = w, id = row, robust = TRUE)
cl <- survfit(Surv(time, ev) ~ 1, d, weights = w, cluster = id)
fh <- survfit(Surv(time, ev) ~ 1, d, stype = 2, ctype = 2)
fw <- survfit(Surv(time, ev) ~ 1, d, weights = w, robust = TRUE, stype = 2, ctype = 2)
co <- survfit(Surv(time, ev) ~ 1, d, start.time = 200)
rm <- summary(survfit(Surv(time, ev) ~ sex, d), rmean = 500)$table
lr <- function(f) obj(chisq = num(f$chisq), obs = num(if (is.matrix(f$obs)) rowSums(f$obs) else f$obs), exp = num(if (is.matrix(f$exp)) rowSums(f$exp) else f$exp))
s1 <- survdiff(Surv(time, ev) ~ sex, d, rho = 1)
s2 <- survdiff(Surv(time, ev) ~ ph.ecog, d, rho = 0.5)
s3 <- survdiff(Surv(time, ev) ~ sex + strata(ph.ecog), d, rho = 1)
# The score test of Cox's model at no effect is the log-rank test; robust for weights.

c1 <- coxph(Surv(time, ev) ~ sex, d, weights = w, robust = TRUE, iter.max = 0, ties = "breslow")
c2 <- coxph(Surv(entry, time, ev) ~ sex, d, weights = w, id = row, robust = TRUE, iter.max = 0, ties = "breslow")
c3 <- coxph(Surv(time, ev) ~ sex, d, weights = w, cluster = id, iter.max = 0, ties = "breslow")
c4 <- coxph(Surv(entry, time, ev) ~ sex + strata(ph.ecog), d, weights = w, id = row, robust = TRUE, iter.max = 0, ties = "breslow")
# Left-truncated log-rank without ties equals the score test with exact ties.
c5 <- coxph(Surv(entry, time + seq_along(time) * 1e-4, ev) ~ sex, d, ties = "exact", iter.max = 0)
cat("{", paste(c(
 paste0('"weight":', num(d$w)), paste0('"entry":', num(d$entry)), paste0('"id":', num(d$id)), paste0('"time":', num(d$time)), paste0('"event":', num(d$ev)), paste0('"sex":', num(d$sex)), paste0('"ecog":', num(d$ph.ecog)),
 paste0('"weighted_robust":', curve(w1)), paste0('"weighted_model":', curve(w2)), paste0('"truncated":', curve(tr)), paste0('"truncated_weighted_robust":', curve(wt)), paste0('"clustered":', curve(cl)), paste0('"one_by_one":', curve(fh)), paste0('"one_by_one_robust":', curve(fw)), paste0('"conditional":', curve(co)),
 paste0('"rmean":', num(rm[, "rmean"])), paste0('"rmean_se":', num(rm[, "se(rmean)"])),
 paste0('"fh1":', lr(s1)), paste0('"fh_half_ecog":', lr(s2)), paste0('"fh1_stratified":', lr(s3)),
 paste0('"robust":', num(c(c1$rscore, c2$rscore, c3$rscore, c4$rscore))), paste0('"truncated_score":', num(c5$score))), collapse = ",\n"), "}\n")
