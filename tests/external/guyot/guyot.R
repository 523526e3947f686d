# The arms of known patients rebuilt by the algorithm of Guyot, Ades, Ouwens and Welton (BMC Med. Res. Methodol. 12 (2012) 9),
# written here from the paper, and by 'abscopal reconstruct', from the same clicks and the same row at risk; both judged by R.
# Rscript guyot.R DIGITISED OURS: the folder of clicks, and that of our reconstructed.csv in a folder an arm.
suppressMessages(library(survival))
arguments <- commandArgs(TRUE)
digitised <- arguments[1]
index <- read.csv(file.path(digitised, "index.csv"))
part <- function(id, kind) read.csv(file.path(digitised, sprintf("%s__%s.csv", id, kind)))

# Clicks that rise are lowered to the one before, as the paper asks of its input.
prepare <- function(clicks) {
  clicks <- clicks[order(clicks$time, -clicks$surv), ]
  data.frame(t = pmax(c(0, clicks$time), 0), s = cummin(pmin(pmax(c(1, clicks$surv), 0), 1)))
}

# Censored in an interval, evenly between its first click and the next interval's; how many lie from each click to the next.
spread <- function(count, from, to, clicks) {
  if (count <= 0) return(integer(length(clicks)))
  at <- from + seq_len(count) * (to - from) / (count + 1)
  tabulate(findInterval(at, clicks), length(clicks))
}

# Deaths at each click from the numbers at risk and the curve; the last level is that of the last death.
walk <- function(n, level, s, censored) {
  deaths <- integer(length(s))
  for (k in seq_along(s)) {
    d <- if (level > 0 && n > 0) min(max(round(n * (1 - s[k] / level)), 0), n) else 0
    if (d > 0) level <- level * (1 - d / n)
    deaths[k] <- d
    n <- max(n - d - censored[k], 0)
  }
  list(n = n, level = level, deaths = deaths)
}

rebuild <- function(clicks, row) {
  p <- prepare(clicks)
  row <- row[row$n_at_risk > 0, ]
  row <- row[row$time <= max(p$t), ]
  place <- findInterval(p$t, row$time)
  intervals <- split(seq_along(p$t), factor(place, levels = seq_len(nrow(row))))
  n <- row$n_at_risk[1]; level <- 1
  deaths <- censored <- integer(nrow(p))
  rate <- numeric(0)
  for (i in seq_along(intervals)) {
    k <- intervals[[i]]
    if (length(k) == 0) next
    last <- i == nrow(row)
    end <- if (last) max(p$t) else row$time[i + 1]
    if (last) {
      # The paper: as many as the intervals before, by their length.
      span <- if (nrow(row) > 1) end - row$time[i] else 0
      count <- min(round(if (length(rate)) mean(rate) * span else 0), n)
    } else {
      target <- row$n_at_risk[i + 1]
      next_level <- p$s[min(max(k) + 1, nrow(p))]
      count <- max(round(n * next_level / p$s[min(k)] - target), 0)
      for (pass in 1:200) {
        w <- walk(n, level, p$s[k], spread(count, p$t[min(k)], end, p$t[k]))
        if (w$n == target || (w$n < target && count == 0)) break
        count <- max(count + w$n - target, 0)
      }
    }
    censored[k] <- spread(count, p$t[min(k)], end, p$t[k])
    w <- walk(n, level, p$s[k], censored[k])
    deaths[k] <- w$deaths
    if (!last) rate <- c(rate, count / (row$time[i + 1] - row$time[i]))
    n <- w$n; level <- w$level
  }
  between <- (p$t + c(p$t[-1], max(p$t))) / 2
  data.frame(time = c(rep(p$t, deaths), rep(between, censored), rep(max(p$t), n)), event = c(rep(1, sum(deaths)), rep(0, sum(censored) + n)))
}

at <- function(fit, t) c(1, fit$surv)[findInterval(t, fit$time) + 1]
km <- function(d) survfit(Surv(time, event) ~ 1, data = d)
judge <- function(made, truth) {
  grid <- (1:1000 - 0.5) / 1000 * max(truth$time)
  a <- km(made); b <- km(truth)
  median <- unname(quantile(a, .5, conf.int = FALSE)) / unname(quantile(b, .5, conf.int = FALSE)) - 1
  list(error = 100 * mean(abs(at(a, grid) - at(b, grid))), events = sum(made$event), median = 100 * median)
}

cat("| arm | n | events | Guyot | here | median: Guyot, % | here, % | error of S: Guyot | here |\n|---|---|---|---|---|---|---|---|---|\n")
made <- list()
signed <- function(x) ifelse(is.na(x), "", sprintf("%+.2f", x))
errors <- t(sapply(index$id, function(id) {
  truth <- part(id, "true_ipd")
  guyot <- rebuild(part(id, "coords_clicked"), part(id, "at_risk"))
  ours <- read.csv(file.path(arguments[2], id, "reconstructed.csv"))
  made[[id]] <<- list(truth = truth, guyot = guyot, ours = ours)
  g <- judge(guyot, truth); o <- judge(ours, truth)
  cat(sprintf("| %s | %d | %d | %d | %d | %s | %s | %.3f | %.3f |\n", id, nrow(truth), sum(truth$event), g$events, o$events, signed(g$median), signed(o$median), g$error, o$error))
  c(guyot = g$error, ours = o$error, eventsGuyot = abs(g$events - sum(truth$event)), eventsOurs = abs(o$events - sum(truth$event)))
}))
cat(sprintf("| mean (events: of the absolute difference) | | | %.2f | %.2f | | | %.3f | %.3f |\n\n", mean(errors[, 3]), mean(errors[, 4]), mean(errors[, 1]), mean(errors[, 2])))
cat("| data | hazard ratio of the patients | Guyot | gap, % | here | gap, % |\n|---|---|---|---|---|---|\n")
ratio <- function(a, b) exp(unname(coef(coxph(Surv(time, event) ~ arm, data = rbind(cbind(a[c("time", "event")], arm = 0), cbind(b[c("time", "event")], arm = 1))))))
gaps <- sapply(unique(index$dataset), function(set) {
  ids <- index$id[index$dataset == set]
  r <- sapply(c("truth", "guyot", "ours"), function(what) ratio(made[[ids[1]]][[what]], made[[ids[2]]][[what]]))
  cat(sprintf("| %s | %.4f | %.4f | %+.2f | %.4f | %+.2f |\n", set, r[1], r[2], 100 * (r[2] / r[1] - 1), r[3], 100 * (r[3] / r[1] - 1)))
  abs(log(r[2:3] / r[1]))
})
cat(sprintf("\nmean gap in log hazard ratio: Guyot %.4f, here %.4f\n", mean(gaps[1, ]), mean(gaps[2, ])))
if (mean(errors[, 2]) > mean(errors[, 1]) || mean(gaps[2, ]) > mean(gaps[1, ]) || max(errors[, 2]) > 0.4 || max(gaps[2, ]) > log(1.02)) quit(status = 1)
