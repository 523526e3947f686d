# The same cases with R's survival, from bare columns to the result: Rscript peer.R FILE REPEATS, or Rscript peer.R small.
suppressPackageStartupMessages(library(survival))
args <- commandArgs(trailingOnly = TRUE)
line <- function(kind, name, rows, value) cat(sprintf("%s,%s,%d,%.17g\n", kind, name, as.integer(rows), value))
# Time of the processor, not of the clock: what else the machine does is not ours.
seconds <- function(work) { gc(); sum(system.time(work(), gcFirst = FALSE)[c("user.self", "sys.self")]) }

if (args[1] == "small") {
  for (n in c(30, 100, 500)) {
    set.seed(1)
    time <- pmin(rexp(n) * 20, cens <- runif(n) * 60)
    event <- as.integer(time < cens)
    work <- function() for (i in 1:300) survfit(Surv(time, event) ~ 1)
    work()
    line("time", "small", n, seconds(work) / 300)
  }
  quit()
}

head <- strsplit(readLines(args[1], 1), ",")[[1]]
d <- as.data.frame(setNames(scan(args[1], what = rep(list(0), length(head)), sep = ",", skip = 1, quiet = TRUE), head))
n <- nrow(d)
ten <- as.formula(paste("Surv(time, event) ~", paste0("x", 1:10, collapse = " + ")))
cases <- list(
  km = function() { f <- survfit(Surv(time, event) ~ 1, d); f$lower[findInterval(12, f$time)] },
  logrank = function() survdiff(Surv(time, event) ~ group, d)$chisq,
  cox1 = function() unname(coef(coxph(Surv(time, event) ~ x1, d))),
  cox10 = function() unname(coef(coxph(ten, d))[10]))
for (name in names(cases)) {
  line("check", name, n, cases[[name]]())
  for (r in seq_len(as.integer(args[2]))) line("time", name, n, seconds(cases[[name]]))
}
