# Tests that R's survival lacks, from their definitions, and the beta product by nested integrals. R 4.2.2, survival 3.5-3,
# mvtnorm 1.1-3 (r-cran-mvtnorm), jsonlite. Run in this folder: Rscript make_references.R
suppressMessages({library(survival); library(mvtnorm); library(jsonlite)})
A <- function(x) I(unname(as.numeric(x)))
# One table of an event time a row: at risk and events in all and by group; W(n, d, S(t-), t) gives the weight.
scores <- function(time, event, group, W) {
  g <- sort(unique(group)); tt <- sort(unique(time[event == 1]))
  n <- sapply(tt, function(t) sum(time >= t)); d <- sapply(tt, function(t) sum(time == t & event == 1))
  N <- sapply(g, function(k) sapply(tt, function(t) sum(time >= t & group == k)))
  D <- sapply(g, function(k) sapply(tt, function(t) sum(time == t & event == 1 & group == k)))
  s <- c(1, cumprod(1 - d / n))[seq_along(tt)]
  w <- W(n, d, s, tt)
  U <- colSums(w * (D - N * d / n))
  cov2 <- function(w1, w2) { V <- matrix(0, length(g), length(g))
    for (i in seq_along(tt)) if (n[i] > 1) { p <- N[i, ] / n[i]; V <- V + w1[i] * w2[i] * d[i] * (n[i] - d[i]) / (n[i] - 1) * (diag(p, length(p)) - outer(p, p)) }
    V }
  list(U = U, V = cov2(w, w), w = w, cov2 = cov2, s = s, t = tt, n = n, d = d)
}
fh <- function(rho, gamma) function(n, d, s, t) s^rho * (1 - s)^gamma
weights <- list(gehan = function(n, d, s, t) n, tarone_ware = function(n, d, s, t) sqrt(n),
  peto_peto = function(n, d, s, t) cumprod(1 - d / (n + 1)), modified_peto_peto = function(n, d, s, t) cumprod(1 - d / (n + 1)) * n / (n + 1),
  fh_0_1 = fh(0, 1), fh_1_1 = fh(1, 1), fh_half_2 = fh(0.5, 2),
  modest_200 = function(n, d, s, t) { at <- if (any(t <= 200)) (s * (1 - d / n))[max(which(t <= 200))] else 1; 1 / pmax(s, at) })
chi <- function(q) { k <- length(q$U); drop(q$U[-k] %*% solve(q$V[-k, -k, drop = FALSE], q$U[-k])) }
trend <- function(q, a) { z <- sum(a * q$U) / sqrt(drop(t(a) %*% q$V %*% a)); z^2 }
maxcombo <- function(time, event, group) {
  W <- list(fh(0, 0), fh(0, 1), fh(1, 0), fh(1, 1)); Q <- lapply(W, function(w) scores(time, event, group, w))
  C <- outer(1:4, 1:4, Vectorize(function(i, j) Q[[1]]$cov2(Q[[i]]$w, Q[[j]]$w)[2, 2])); z <- sapply(1:4, function(i) Q[[i]]$U[2] / sqrt(C[i, i])); R <- cov2cor(C); m <- max(abs(z))
  # The weights S and 1 - S add up to 1, so the four are a linear map of three: a three-dimensional integral over one of them.
  set.seed(1); p <- 1 - pmvnorm(rep(-m, 4), rep(m, 4), corr = R, algorithm = GenzBretz(maxpts = 2e8, abseps = 2e-9, releps = 0))
  list(z = A(z), p = as.numeric(p), error = attr(p, "error"))
}
lung <- survival::lung; lung$ev <- as.integer(lung$status == 2)
two <- list(lung_sex = list(lung$time, lung$ev, lung$sex), veteran_trt = list(veteran$time, veteran$status, veteran$trt), ovarian_rx = list(ovarian$futime, ovarian$fustat, ovarian$rx))
out <- list()
for (k in names(two)) { x <- two[[k]]
  out[[k]] <- list(tests = lapply(weights, function(w) chi(scores(x[[1]], x[[2]], x[[3]], w))), maxcombo = maxcombo(x[[1]], x[[2]], x[[3]])) }
v <- list(veteran$time, veteran$status, as.integer(veteran$celltype))
out$veteran_celltype <- list(tests = lapply(weights, function(w) chi(scores(v[[1]], v[[2]], v[[3]], w))),
  trend = lapply(c(list(logrank = function(n, d, s, t) rep(1, length(t))), weights), function(w) trend(scores(v[[1]], v[[2]], v[[3]], w), 1:4)))
# Piecewise exponential: the Poisson regression of events on pieces, with the logarithm of the time in each as offset.
cuts <- c(100, 250, 500); sp <- survSplit(Surv(time, ev) ~ sex, lung, cut = cuts, episode = "piece")
pe <- glm(ev ~ factor(piece) - 1 + sex + offset(log(time - tstart)), poisson, sp, control = glm.control(epsilon = 1e-15, maxit = 100))
out$piecewise <- list(cuts = A(cuts), coef = A(coef(pe)), se = A(sqrt(diag(vcov(pe)))), loglik = sum(sp$ev * predict(pe) - fitted(pe)) - sum((sp$ev * log(sp$time - sp$tstart))))
# Beta product: P(B1 B2 ... <= x), Bi ~ Beta(yi, 1) = exp(-Ei / yi): a hypoexponential law, by matrix exponential of its phases.
below <- function(y, x) { # P(sum Ei / yi >= -log x)
  k <- length(y); u <- -log(x); M <- matrix(0, k, k); diag(M) <- -y; if (k > 1) M[cbind(1:(k - 1), 2:k)] <- y[-k]
  # scaling and squaring with a Taylor series
  s <- max(0, ceiling(log2(max(abs(M)) * u)) + 4); E <- diag(k); T <- diag(k); B <- M * u / 2^s; for (j in 1:30) { T <- T %*% B / j; E <- E + T }; for (j in seq_len(s)) E <- E %*% E
  sum(E[1, ]) }
root <- function(f, p) uniroot(function(x) f(x) - p, c(1e-12, 1 - 1e-12), tol = 1e-15)$root
bp <- function(time, event, level, midp) { tt <- sort(unique(time)); y <- c(); lo <- up <- c(); tail <- (1 - level) / 2
  for (t in tt) { n <- sum(time >= t); d <- sum(time == t & event == 1); if (d > 0) y <- c(y, n - seq_len(d) + 1); nx <- sum(time > t)
    plus <- function(x) if (length(y)) below(y, x) else 0; minus <- function(x) if (nx > 0) below(c(y, nx), x) else 1
    mid <- function(x) (plus(x) + minus(x)) / 2
    lo <- c(lo, if (nx == 0) 0 else root(if (midp) mid else minus, tail)); up <- c(up, if (!length(y)) 1 else root(if (midp) mid else plus, 1 - tail)) }
  list(time = A(tt), lower = A(lo), upper = A(up)) }
mp <- MASS::gehan[MASS::gehan$treat == "6-MP", ]
out$beta_product <- list(exact = bp(mp$time, mp$cens, .95, FALSE), midp = bp(mp$time, mp$cens, .95, TRUE), exact_80 = bp(mp$time, mp$cens, .8, FALSE))
writeLines(toJSON(out, digits = I(15), auto_unbox = TRUE, null = "null", na = "null"), "oracle_references.json")
