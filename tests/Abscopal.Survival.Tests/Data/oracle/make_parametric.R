# Parametric references at tight tolerances: R 4.2.2, survival 3.5-3, jsonlite. Run in this folder.
suppressMessages({library(survival); library(jsonlite)})
A <- function(x) I(unname(as.numeric(x)))
lung <- survival::lung; lung$ev <- as.integer(lung$status == 2); pb <- subset(survival::pbc, !is.na(trt)); pb$ev <- as.integer(pb$status == 2)
fl <- subset(survival::flchain, futime > 0)
S <- list(aml_x = list(survival::aml, "time", "status", "x"), colon_death_rx = list(subset(survival::colon, etype == 2), "time", "status", "rx"),
  colon_recurrence_rx = list(subset(survival::colon, etype == 1), "time", "status", "rx"), flchain_group = list(fl, "futime", "death", "flc.grp"),
  gbsg_hormon = list(survival::gbsg, "rfstime", "status", "hormon"), kidney_sex = list(survival::kidney, "time", "status", "sex"),
  lung_ecog = list(lung, "time", "ev", "ph.ecog"), lung_sex = list(lung, "time", "ev", "sex"), ovarian_rx = list(survival::ovarian, "futime", "fustat", "rx"),
  pbc_trt = list(pb, "time", "ev", "trt"), rotterdam_death_chemo = list(survival::rotterdam, "dtime", "death", "chemo"),
  rotterdam_recur_hormon = list(survival::rotterdam, "rtime", "recur", "hormon"), veteran_celltype = list(survival::veteran, "time", "status", "celltype"),
  veteran_trt = list(survival::veteran, "time", "status", "trt"))
sr <- function(f, d, k) { m <- survreg(f, d, dist = k, control = survreg.control(rel.tolerance = 1e-14, maxiter = 200)); list(names = I(names(coef(m))), coef = A(coef(m)), scale = m$scale, loglik = m$loglik[2], aic = AIC(m), vcov = unname(vcov(m))) }
K <- c("exponential", "weibull", "lognormal", "loglogistic")
out <- lapply(S, function(s) { d <- s[[1]]; d <- d[!is.na(d[[s[[4]]]]) & d[[s[[2]]]] > 0, ]; X <- model.matrix(as.formula(paste("~", s[[4]])), d)[, -1, drop = FALSE]
  f <- as.formula(sprintf("Surv(%s,%s)~%s", s[[2]], s[[3]], s[[4]]))
  list(time = A(d[[s[[2]]]]), event = A(d[[s[[3]]]]), names = I(colnames(X)), x = unname(X), fits = setNames(lapply(K, function(k) sr(f, d, k)), K)) })
# families that survreg lacks, from their own likelihood, on lung
t <- lung$time; e <- lung$ev
best <- function(ll, p) { for (i in 1:6) p <- optim(p, function(q) { v <- -ll(q); if (is.finite(v)) v else 1e10 }, control = list(reltol = 1e-15, maxit = 5000))$par; for (i in 1:3) p <- suppressWarnings(nlm(function(q) { v <- -ll(q); if (is.finite(v)) v else 1e10 }, p, gradtol = 1e-10, steptol = 1e-12)$estimate); list(coef = A(p), loglik = ll(p)) }
mk <- function(ls, lf) function(q) sum(ifelse(e == 1, lf(q), ls(q)))
gom <- mk(function(q) -exp(q[1]) * expm1(q[2] * t) / q[2], function(q) q[1] + q[2] * t - exp(q[1]) * expm1(q[2] * t) / q[2])
ggs <- function(q) { w <- (log(t) - q[1]) / exp(q[2]); a <- q[3]^-2; pgamma(a * exp(q[3] * w), a, lower.tail = q[3] < 0, log.p = TRUE) }
ggd <- function(q) { w <- (log(t) - q[1]) / exp(q[2]); a <- q[3]^-2; log(abs(q[3])) - q[2] - log(t) - lgamma(a) + a * log(a) + a * (q[3] * w - exp(q[3] * w)) }
cu <- function(q) { z <- exp((log(t) - q[1]) / exp(q[2])); p <- plogis(q[3]); list(s = log(p + (1 - p) * exp(-z)), f = log1p(-p) + log(z) - z - q[2] - log(t)) }
kn <- quantile(log(t[e == 1]), c(0, 1/3, 2/3, 1)); y <- log(t); p3 <- function(v, p) pmax(v, 0)^p
B <- cbind(1, y, sapply(2:3, function(j) { l <- (kn[4] - kn[j]) / (kn[4] - kn[1]); p3(y - kn[j], 3) - l * p3(y - kn[1], 3) - (1 - l) * p3(y - kn[4], 3) }))
D <- cbind(0, 1, sapply(2:3, function(j) { l <- (kn[4] - kn[j]) / (kn[4] - kn[1]); 3 * (p3(y - kn[j], 2) - l * p3(y - kn[1], 2) - (1 - l) * p3(y - kn[4], 2)) }))
rp <- function(k) mk(function(q) { s <- B %*% q; switch(k, hazard = -exp(s), odds = -log1p(exp(s)), normal = pnorm(-s, log.p = TRUE)) },
  function(q) { s <- B %*% q; r <- D %*% q; suppressWarnings(log(r)) - y + switch(k, hazard = s - exp(s), odds = s - 2 * log1p(exp(s)), normal = dnorm(s, log = TRUE)) })
tm <- survival::colon; tm <- subset(tm, etype == 1)
own <- list(gompertz = best(gom, c(-6, .001)), generalised_gamma = best(mk(ggs, ggd), c(6, -.3, .8)),
  spline_hazard = best(rp("hazard"), c(-8, 1.3, 0, 0)), spline_odds = best(rp("odds"), c(-9, 1.6, 0, 0)), spline_normal = best(rp("normal"), c(-5, .9, 0, 0)))
t <- tm$time; e <- tm$status; own$cure_colon <- best(mk(function(q) cu(q)$s, function(q) cu(q)$f), c(6.5, 0, 0))
own$gg_values <- { t <- c(0.2, 1, 5, 20); f <- function(Q) list(q = Q, t = A(t), s = A(ggs(c(1, -.2, Q))), f = A(ggd(c(1, -.2, Q)))); lapply(c(-1.5, -.35, -.25, .05, .25, .29, .31, 1, 2.5), f) }
# interval-censored: cosmetic-like intervals made from lung
lo <- floor(lung$time / 56) * 56; up <- ifelse(lung$ev == 1, lo + 56, Inf); L <- lo; U <- up
Li <- ifelse(L == 0, NA, L); Ui <- ifelse(is.finite(U), U, NA)
d <- data.frame(Li, Ui, sex = lung$sex)
d <- d[!(is.na(Li) & is.na(Ui)), ]
f <- Surv(Li, Ui, type = "interval2") ~ sex
ic <- list(lower = A(ifelse(is.na(d$Li), 0, d$Li)), upper = I(ifelse(is.na(d$Ui), -1, d$Ui)), x = A(d$sex), fits = setNames(lapply(K, function(k) sr(f, d, k)), K))
sf <- survfit(Surv(Li, Ui, type = "interval2") ~ 1, d); ic$turnbull <- list(time = A(sf$time), surv = A(sf$surv))
# Cox: on this grid of scans every interval is one cell, so that the model is a binomial one with a complementary log-log link.
g <- do.call(rbind, lapply(seq_len(nrow(d)), function(i) { a <- if (is.na(d$Li[i])) 0 else d$Li[i]; ev <- !is.na(d$Ui[i]); j <- seq_len(a / 56 + ev); if (length(j)) data.frame(j, y = as.integer(ev & j == max(j)), sex = d$sex[i]) }))
jj <- sort(unique(g$j[g$y == 1])); g <- g[g$j %in% jj, ]
m <- glm(y ~ factor(j) - 1 + sex, binomial("cloglog"), g, control = glm.control(epsilon = 1e-15, maxit = 100))
# observed information: glm itself reports the expected one, and the link is not canonical
X <- model.matrix(m); mu <- exp(drop(X %*% coef(m))); w <- ifelse(g$y == 1, -(mu * exp(-mu) / -expm1(-mu)) * (1 - mu / -expm1(-mu)), mu)
ic$cox <- list(coef = unname(coef(m)["sex"]), se = sqrt(solve(t(X) %*% (X * w))["sex", "sex"]), loglik = as.numeric(logLik(m)))
write(toJSON(list(survreg = out, own = own, interval = ic), digits = NA, auto_unbox = TRUE), "oracle_parametric.json")
