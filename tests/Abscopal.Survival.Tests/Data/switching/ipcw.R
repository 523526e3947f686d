library(survival)
# Inverse probability of censoring weights by hand; switching.csv is a made example. Run in its folder.
d <- read.csv("switching.csv")
ctl <- subset(d, arm == 0)
sw <- coxph(Surv(entry, exit, switch) ~ x + z, ctl, ties = "breslow", control = coxph.control(eps = 1e-12, toler.chol = 1e-13))
cat(sprintf("%.15g\n", coef(sw)))
st <- sort(unique(ctl$exit[ctl$switch == 1]))
eta <- drop(as.matrix(ctl[, c("x", "z")]) %*% coef(sw))
dh <- sapply(st, function(t) sum(ctl$switch & ctl$exit == t) / sum(exp(eta)[ctl$entry < t & ctl$exit >= t]))
d0 <- sapply(st, function(t) sum(ctl$switch & ctl$exit == t) / sum(ctl$entry < t & ctl$exit >= t))
d$row <- seq_len(nrow(d))
s <- survSplit(Surv(entry, exit, event) ~ ., d, cut = st)
s$eta <- drop(as.matrix(s[, c("x", "z")]) %*% coef(sw))
s$w <- 1
for (id in unique(s$id[s$arm == 0])) {
  k <- which(s$id == id); k <- k[order(s$entry[k])]; lw <- 0
  for (i in k) { s$w[i] <- exp(lw); j <- match(s$exit[i], st); if (!is.na(j)) lw <- lw + dh[j] * exp(s$eta[i]) - d0[j] }
}
f <- coxph(Surv(entry, exit, event) ~ arm, s, weights = w, cluster = id, ties = "efron", control = coxph.control(eps = 1e-12, toler.chol = 1e-13))
cat(sprintf("%.15g %.15g\n", coef(f), sqrt(vcov(f))), range(s$w[s$arm == 0]), mean(s$w[s$arm == 0]), "\n")
