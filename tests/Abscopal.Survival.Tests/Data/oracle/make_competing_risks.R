# Reference values for competing risks and multi-state chains. Run in this folder: Rscript make_competing_risks.R
# Debian packages r-cran-survival 3.5-3, r-cran-cmprsk 2.2-11, r-cran-jsonlite; r-cran-kmsurv for the facts of bmt.
suppressMessages({ library(survival); library(cmprsk); library(jsonlite) })
A <- I
wr <- function(o, f) writeLines(toJSON(o, digits = I(17), auto_unbox = TRUE, na = "null", null = "null"), f)
rd <- function(f) read.csv(file.path("..", "rsurvival", f))
if (requireNamespace("KMsurv", quietly = TRUE)) {
  data(bmt, package = "KMsurv")
  write.csv(data.frame(group = bmt$group, time = bmt$t2, cause = ifelse(bmt$d3 == 0, 0, ifelse(bmt$d2 == 1, 1, 2))), "../rsurvival/bmt_competing.csv", row.names = FALSE, quote = FALSE)
}
bm <- rd("bmt_competing.csv"); mg <- rd("mgus2_competing.csv"); pb <- subset(rd("pbc.csv"), !is.na(trt)); cc <- rd("colon_competing.csv")
mg$age <- survival::mgus2$age
pb$cr <- ifelse(pb$status == 2, 1, ifelse(pb$status == 1, 2, 0))
fg <- function(t, s, x, code = 1, cg = NULL, times, z) {
  if (is.null(cg)) cg <- rep(1, length(t))
  m <- crr(t, s, x, failcode = code, cengroup = cg, gtol = 1e-12, maxiter = 50)
  # The line search of crr can stall on the roundoff of the likelihood; Newton steps on the sum of its score residuals finish.
  for (k in 1:4) m <- crr(t, s, x, failcode = code, cengroup = cg, init = m$coef + solve(m$inf, colSums(m$res)), maxiter = 0)
  p <- predict(m, z); at <- sapply(times, function(u) { i <- sum(p[, 1] <= u); if (i == 0) 0 else p[i, 2] })
  list(terms = A(colnames(x)), coef = A(unname(m$coef)), var = unname(m$var), score = max(abs(colSums(m$res))), model_var = unname(solve(m$inf)), loglik = m$loglik, loglik0 = m$loglik.null,
       jumps_time = A(m$uftime), jumps = A(m$bfitj), covariates = A(z), times = A(times), incidence = A(at))
}
fine_gray <- list(
  mgus2_sex = fg(mg$ptime2, mg$cr, cbind(sexM = as.integer(mg$sex == "M")), times = c(60, 120, 240), z = 1),
  mgus2_sex_age = fg(mg$ptime2, mg$cr, cbind(sexM = as.integer(mg$sex == "M"), age = mg$age), times = c(60, 120, 240), z = c(1, 70)),
  mgus2_death = fg(mg$ptime2, mg$cr, cbind(sexM = as.integer(mg$sex == "M"), age = mg$age), code = 2, times = c(60, 120, 240), z = c(0, 60)),
  mgus2_sex_age_by_sex = fg(mg$ptime2, mg$cr, cbind(sexM = as.integer(mg$sex == "M"), age = mg$age), cg = mg$sex, times = c(60, 120, 240), z = c(1, 70)),
  pbc = fg(pb$time, pb$cr, cbind(trt = pb$trt, age = pb$age), times = c(365, 1826, 3652), z = c(1, 50)),
  pbc_by_trt = fg(pb$time, pb$cr, cbind(trt = pb$trt, age = pb$age), cg = pb$trt, times = c(365, 1826, 3652), z = c(1, 50)),
  colon = fg(cc$t, cc$s, cbind(Lev = as.integer(cc$rx == "Lev"), Lev5FU = as.integer(cc$rx == "Lev+5FU")), times = c(365, 1095, 1826), z = c(0, 1)),
  bmt = fg(bm$time, bm$cause, cbind(g2 = as.integer(bm$group == 2), g3 = as.integer(bm$group == 3)), times = c(100, 365, 730), z = c(1, 0)))
gray <- function(t, s, g, st = rep(1, length(t)), rho = 0) { x <- cuminc(t, s, g, st, rho = rho)$Tests; list(rho = rho, cause = A(rownames(x)), stat = A(unname(x[, 1])), df = A(unname(x[, 3]))) }
mstrat <- ifelse(mg$age > 70, "old", "young")
gr <- list(
  bmt = list(gray(bm$time, bm$cause, bm$group), gray(bm$time, bm$cause, bm$group, rho = 1), gray(bm$time, bm$cause, bm$group, rho = -0.5)),
  mgus2 = list(gray(mg$ptime2, mg$cr, mg$sex), gray(mg$ptime2, mg$cr, mg$sex, rho = 1)),
  mgus2_strata = list(gray(mg$ptime2, mg$cr, mg$sex, mstrat), gray(mg$ptime2, mg$cr, mg$sex, mstrat, rho = 0.5)),
  colon = list(gray(cc$t, cc$s, cc$rx), gray(cc$t, cc$s, cc$rx, rho = 1)))
curve <- function(t, s, keep = NULL) {
  d <- data.frame(t = t, s = factor(s, 0:2)); f <- survfit(Surv(t, s) ~ 1, d)
  i <- if (is.null(keep)) seq_along(f$time) else keep(length(f$time))
  o <- list(time = A(f$time[i]), n_risk = A(f$n.risk[i, 1]), pstate = unname(f$pstate[i, ]), std_err = unname(f$std.err[i, ]), ci = list())
  for (ct in c("plain", "log", "log-log")) for (lv in c(.8, .95)) { h <- survfit(Surv(t, s) ~ 1, d, conf.type = ct, conf.int = lv); o$ci[[paste0(ct, "_", lv)]] <- list(lower = unname(h$lower[i, ]), upper = unname(h$upper[i, ])) }
  z <- lapply(1:2, function(k) { y <- cuminc(t, s)[[k]]; list(time = A(y$time), est = A(y$est), var = A(y$var)) }); o$cuminc <- z
  o
}
thin <- function(n) unique(round(seq(1, n, length.out = 40)))
curves <- list(bmt = curve(bm$time, bm$cause), pbc = curve(pb$time, pb$cr, thin), mgus2 = curve(mg$ptime2, mg$cr, thin), colon = curve(cc$t, cc$s, thin))
wr(list(source = paste("survival", packageVersion("survival"), "cmprsk", packageVersion("cmprsk")), fine_gray = fine_gray, gray = gr, curves = curves), "oracle_incidence.json")

# Chains
ms <- function(d, states, times, p0 = NULL, start = NULL) {
  d$e <- factor(ifelse(d$to < 0, "censor", states[pmax(d$to, 0) + 1]), c("censor", states)); d$from_state <- factor(states[d$from + 1], states)
  # Without influence = TRUE survfit 3.5-3 leaves out the estimated initial state from the first standard error after start.time.
  a <- list(formula = Surv(entry, exit, e) ~ 1, data = d, id = quote(id), istate = quote(from_state), influence = TRUE); if (!is.null(p0)) a$p0 <- p0; if (!is.null(start)) a$start.time <- start
  f <- do.call(survfit, a); x <- summary(f, times = times, extend = TRUE); k <- match(states, f$states)
  list(start = start, given = if (is.null(p0)) NULL else A(p0), times = A(times), p0 = A(as.numeric(f$p0)[k]), pstate = unname(x$pstate[, k]), std_err = unname(x$std.err[, k]))
}
rows <- function(d) list(id = A(d$id), from = A(d$from), to = A(d$to), entry = A(d$entry), exit = A(d$exit))
m2 <- survival::mgus2; m2r <- do.call(rbind, lapply(seq_len(nrow(m2)), function(i) with(m2[i, ], {
  if (pstat == 1 && ptime < futime) rbind(data.frame(id = i, from = 0, to = 1, entry = 0, exit = ptime), data.frame(id = i, from = 1, to = ifelse(death == 1, 2, -1), entry = ptime, exit = futime))
  else if (pstat == 1 && death == 0) data.frame(id = i, from = 0, to = 1, entry = 0, exit = ptime)
  else data.frame(id = i, from = 0, to = ifelse(death == 1, 2, -1), entry = 0, exit = futime) })))
ml <- survival::myeloid; mlr <- do.call(rbind, lapply(seq_len(nrow(ml)), function(i) with(ml[i, ], {
  ev <- c(crtime, txtime, rltime); st <- c(1, 2, 3); ok <- !is.na(ev) & ev < futime; ev <- ev[ok]; st <- st[ok]; o <- order(ev, st); ev <- ev[o]; st <- st[o]
  if (length(ev)) { keep <- !duplicated(ev, fromLast = TRUE); ev <- ev[keep]; st <- st[keep] }
  data.frame(id = i, from = c(0, st), to = c(st, ifelse(death == 1, 4, -1)), entry = c(0, ev), exit = c(ev, futime)) })))
mlr <- subset(mlr, from != to)
set.seed(7); cyc <- do.call(rbind, lapply(1:90, function(i) { t <- if (i %% 3) 0 else sample(0:4, 1); s <- sample(0:2, 1, prob = c(.7, .2, .1)); out <- NULL
  repeat { u <- t + sample(1:6, 1); if (runif(1) < .18) { out <- rbind(out, data.frame(id = i, from = s, to = -1, entry = t, exit = u)); break }
    to <- sample(setdiff(0:3, s), 1); out <- rbind(out, data.frame(id = i, from = s, to = to, entry = t, exit = u)); if (to == 3) break; s <- to; t <- u; if (t > 25) break }
  out }))
chains <- list(
  mgus2 = list(states = c("mgus", "pcm", "death"), rows = rows(m2r), results = list(ms(m2r, c("mgus", "pcm", "death"), c(1, 12, 60, 120, 240, 360)))),
  myeloid = list(states = c("induction", "cr", "transplant", "relapse", "death"), rows = rows(mlr), results = list(ms(mlr, c("induction", "cr", "transplant", "relapse", "death"), c(30, 90, 180, 365, 730, 1500)))),
  cyclic = list(states = c("a", "b", "c", "d"), rows = rows(cyc), results = list(
    ms(cyc, letters[1:4], c(1:8, 12, 20), p0 = c(1, 0, 0, 0)), ms(cyc, letters[1:4], c(1:8, 12, 20), p0 = c(0, 1, 0, 0)), ms(cyc, letters[1:4], c(5:9, 12, 20), p0 = c(0, 0, 1, 0), start = 4.5),
    ms(cyc, letters[1:4], c(5:9, 12, 20), start = 4.5), ms(cyc, letters[1:4], c(1:8, 12, 20)))))
wr(list(source = paste("survival", packageVersion("survival")), chains = chains), "oracle_chains.json")
