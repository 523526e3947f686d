# Four-test MaxCombo (Fleming-Harrington 00, 01, 10, 11) of scenario S1 at 300 events: a hand-vectorised loop, with the
# p-value by mvtnorm. usage: Rscript maxcombo.R TRIALS [SEED]. Prints: trials, power, seconds of the processor.
suppressMessages(library(mvtnorm))
args <- commandArgs(trailingOnly = TRUE)
trials <- as.integer(args[1])
set.seed(if (length(args) > 1) as.integer(args[2]) else 1)
n <- 400
hazard <- log(2) / 10
entry <- 18 * (seq_len(n) - 0.5) / n
arm <- rep(c(0, 1), n / 2)
one <- function() {
  e <- rexp(n)
  first <- 4 * hazard
  time <- ifelse(arm == 0 | e < first, e / hazard, 4 + (e - first) / (0.6 * hazard))
  calendar <- entry + time
  cut <- sort(calendar)[300]
  keep <- entry < cut
  follow <- pmin(time, cut - entry)[keep]
  event <- (calendar <= cut)[keep]
  o <- order(follow)
  event <- event[o]; a <- arm[keep][o]
  m <- length(o)
  risk <- m:1
  share <- (rev(cumsum(rev(a))) / risk)[event]
  survival <- c(1, head(cumprod(1 - event / risk), -1))[event]
  term <- share - a[event]
  variance <- share * (1 - share)
  w <- cbind(1, 1 - survival, survival, survival * (1 - survival))
  covariance <- crossprod(w * variance, w)
  z <- colSums(w * term) / sqrt(diag(covariance))
  1 - pmvnorm(upper = rep(max(z), 4), corr = cov2cor(covariance), algorithm = GenzBretz())[1]
}
start <- proc.time()
p <- vapply(seq_len(trials), function(i) one(), 0)
cat(sprintf("%d,%.4f,%.3f\n", trials, mean(p <= 0.025), sum((proc.time() - start)[c("user.self", "sys.self")])))
