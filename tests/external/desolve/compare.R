# Rebuilds exported models from their formulas as compiled C, solves them with deSolve's lsoda, compares with our course.
library(deSolve)
arguments <- commandArgs(TRUE)
folder <- arguments[1]

compile <- function(model, name) {
  states <- model[model$kind == "state", ]
  rules <- model[model$kind == "rule", ]
  constants <- model[model$kind == "constant", ]
  toC <- function(f) {
    f <- gsub("\\bln\\(", "log(", gsub("\\bmax\\(", "fmax(", f))
    gsub("([A-Za-z_][A-Za-z0-9_]*)\\^2", "(\\1*\\1)", f)
  }
  own <- function(f) { for (id in model$id[model$kind != "event"]) f <- gsub(paste0("\\b", id, "\\b"), paste0("v_", id), f); f }
  code <- c("#include <R.h>", "#include <math.h>",
    sprintf("static double p[%d];", nrow(constants)),
    sprintf("void init%s(void (*odeparms)(int *, double *)) { int n = %d; odeparms(&n, p); }", name, nrow(constants)),
    sprintf("void rates%s(int *neq, double *t, double *y, double *dy, double *out, int *ip) {", name),
    sprintf("  double v_%s = p[%d];", constants$id, seq_len(nrow(constants)) - 1),
    sprintf("  double v_%s = y[%d];", states$id, seq_len(nrow(states)) - 1),
    sprintf("  double v_%s = %s;", rules$id, own(toC(rules$formula))),
    sprintf("  dy[%d] = %s;", seq_len(nrow(states)) - 1, own(toC(states$formula))), "}")
  path <- file.path(tempdir(), paste0(name, ".c"))
  writeLines(code, path)
  if (system2(file.path(R.home("bin"), "R"), c("CMD", "SHLIB", path), stdout = FALSE, stderr = FALSE) != 0) stop("the model does not compile")
  dyn.load(sub("\\.c$", .Platform$dynlib.ext, path))
  list(states = states, constants = constants, events = model[model$kind == "event", ])
}

segment <- function(m, name, y, from, to, times, tolerance) {
  grid <- unique(c(from, times[times > from & times < to], to))
  ode(y, grid, func = paste0("rates", name), parms = m$constants$value, dllname = name, initfunc = paste0("init", name), rtol = tolerance, atol = tolerance * 1e-2, maxsteps = 1e6)
}

solve_model <- function(m, name, times, tolerance) {
  y <- setNames(m$states$value, m$states$id)
  marks <- sort(unique(m$events$value[m$events$value < max(times)]))
  result <- NULL
  now <- 0
  for (mark in c(marks, max(times))) {
    if (mark > now) {
      part <- segment(m, name, y, now, mark, times, tolerance)
      result <- rbind(result, part[part[, 1] %in% times, , drop = FALSE])
      y <- part[nrow(part), -1]
      now <- mark
    }
    here <- m$events[m$events$value == mark & mark %in% marks, ]
    k <- 1
    # Assignments of one event see the values before it; two events of one day follow each other.
    while (k <= nrow(here)) {
      before <- c(as.list(y), setNames(as.list(m$constants$value), m$constants$id))
      block <- k
      while (block < nrow(here) && !(here$id[block + 1] %in% here$id[k:block])) block <- block + 1
      for (i in k:block) y[here$id[i]] <- eval(parse(text = here$formula[i]), before)
      k <- block + 1
    }
  }
  result[!duplicated(result[, 1]), ]
}

failed <- FALSE
for (name in arguments[-1]) {
  model <- read.csv(file.path(folder, paste0(name, ".model.csv")), stringsAsFactors = FALSE)
  ours <- as.matrix(read.csv(file.path(folder, paste0(name, ".course.csv"))))
  compiled <- compile(model, name)
  theirs <- solve_model(compiled, name, ours[, 1], 1e-11)
  scale <- pmax(abs(theirs[, -1]), 1e-3)
  worst <- max(abs(ours[, -1] - theirs[, -1]) / scale)
  failed <- failed || !(worst < 1e-6)
  cat(sprintf("%s: %d states at %d times, greatest difference %.1e (relative, or of 0.001)%s\n", name, ncol(ours) - 1, nrow(ours), worst, if (worst < 1e-6) "" else "  TOO LARGE"))
  if (name == "lesions") {
    repeats <- 40
    used <- system.time(for (i in seq_len(repeats)) solve_model(compiled, name, ours[, 1][c(30, 180, 364)], 1e-3))[["user.self"]]
    cat(sprintf("deSolve, compiled, tolerance 1e-3: %.2f ms a patient and year\n", 1000 * used / repeats))
  }
}
quit(status = as.integer(failed))
