# Figures of the two arms of survival::lung as R draws them, with the pixels of their axes in figures.csv.
# Rscript make.R TRUTH, where TRUTH holds lung_os_sex_male__true_ipd.csv and lung_os_sex_female__true_ipd.csv.
library(survival)
truth <- commandArgs(TRUE)[1]
arms <- lapply(c(male = "male", female = "female"), function(a) cbind(read.csv(file.path(truth, sprintf("lung_os_sex_%s__true_ipd.csv", a))), arm = a))
fit <- survfit(Surv(time, event) ~ factor(arm, c("male", "female")), data = do.call(rbind, arms))
ink <- c("#1f4fbf", "#d95f02")
rows <- "figure,x1,t1,x2,t2,y1,s1,y2,s2"
calibrate <- function(file, w, h) {
  x <- grconvertX(c(0, 30), "user", "ndc") * w
  y <- (1 - grconvertY(c(0, 1), "user", "ndc")) * h
  rows <<- c(rows, sprintf("%s,%.3f,0,%.3f,30,%.3f,0,%.3f,1", file, x[1], x[2], y[1], y[2]))
}
figure <- function(file, w = 640, h = 480, draw) {
  switch(tools::file_ext(file),
    png = png(file, w, h, type = "cairo"), jpg = jpeg(file, w, h, quality = 60, type = "cairo"), svg = svg(file, w / 72, h / 72))
  par(mar = c(4, 4, 1, 1))
  draw()
  calibrate(file, w, h)
  invisible(dev.off())
}
curves <- function(col = ink, lwd = 1.5, ...) plot(fit, col = col, lwd = lwd, xlim = c(0, 35), xlab = "Months", ylab = "Survival", ...)
figure("plain.png", draw = function() curves())
gridded <- function() {
  curves(mark.time = TRUE)
  abline(h = seq(0, 1, .2), v = seq(0, 30, 5), col = "grey80")
  lines(fit, col = ink, lwd = 1.5, mark.time = TRUE)
}
key <- function(x, y, bg) legend(x, y, c("Male", "Female"), col = ink, lwd = 1.5, bg = bg, box.col = "black")
figure("ticks-grid-legend.png", draw = function() { gridded(); key(10, .78, NA) })
figure("covered.png", draw = function() { gridded(); key(11, .62, "white") })
figure("dashed.png", draw = function() curves(lty = c(1, 2)))
figure("dotted.png", draw = function() curves(lty = c(3, 4), mark.time = TRUE))
figure("thin.png", draw = function() curves(lwd = .6))
figure("limits.png", draw = function() curves(conf.int = TRUE))
thick <- function() {
  curves(lwd = 4, lty = c(1, 2), mark.time = TRUE)
  lines(fit, conf.int = "only", col = adjustcolor(ink, .5), lwd = 1)
}
figure("thick.png", draw = thick)
figure("thick.svg", draw = thick)
figure("ribbons.png", draw = function() {
  curves(col = "white")
  for (k in 1:2) {
    s <- fit[k]
    x <- rep(c(0, s$time), each = 2)[-1]
    upper <- head(rep(c(1, s$upper), each = 2), -1)
    lower <- head(rep(c(1, s$lower), each = 2), -1)
    polygon(c(x, rev(x)), c(upper, rev(lower)), col = adjustcolor(ink[k], .2), border = NA)
  }
  lines(fit, col = ink, lwd = 2, mark.time = TRUE)
})
figure("transparent.png", draw = function() { par(bg = "transparent"); curves(mark.time = TRUE) })
figure("small.png", 400, 300, draw = function() curves(mark.time = TRUE))
figure("smeared.jpg", draw = function() curves(mark.time = TRUE))
figure("limits.svg", draw = function() curves(conf.int = TRUE))
figure("black.png", draw = function() curves(col = "black", lty = c(1, 2)))
figure("black.svg", draw = function() curves(col = "black", lty = c(1, 2)))
writeLines(rows, "figures.csv")
