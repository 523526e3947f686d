# The same file with R's haven: Rscript haven.R read|write FILE prints processor times, the first left out as in ours.
suppressPackageStartupMessages(library(haven))
args <- commandArgs(trailingOnly = TRUE)
seconds <- function(work) { gc(); sum(system.time(work(), gcFirst = FALSE)[c("user.self", "sys.self")]) }
work <- if (args[1] == "read") function() read_xpt(args[2]) else { d <- read_xpt(args[2]); function() write_xpt(d, paste0(args[2], ".haven"), version = 5, name = "ADLB") }
for (i in 1:2) { t <- seconds(work); if (i > 1) cat(sprintf("%.3f\n", t)) }
