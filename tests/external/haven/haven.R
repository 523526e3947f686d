# dump FILE: what haven reads of a transport file, in the lines of Listing.cs.
# write FOLDER: transport files that haven writes, and beside each what it was given.
suppressPackageStartupMessages(library(haven))
args <- commandArgs(trailingOnly = TRUE)
hex <- function(x) vapply(x, function(t) paste0("t", paste(format(charToRaw(t)), collapse = "")), "", USE.NAMES = FALSE)
bits <- function(x) vapply(x, function(v) paste(format(writeBin(v, raw(), endian = "big")), collapse = ""), "", USE.NAMES = FALSE)
origin <- c(Date = 3653, POSIXct = 315619200, hms = 0)
number <- function(x) {
  kind <- intersect(class(x), names(origin))
  v <- as.double(unclass(x))
  if (length(kind)) v <- v + origin[[kind]]
  missing <- is.na(v)
  tag <- na_tag(v)
  out <- bits(v)
  out[missing] <- ifelse(is.na(tag[missing]), ".", paste0(".", toupper(tag[missing])))
  out
}
lines <- function(d) unlist(lapply(names(d), function(n) {
  x <- d[[n]]
  label <- attr(x, "label", exact = TRUE)
  format <- attr(x, "format.sas", exact = TRUE)
  c(paste(n, hex(if (is.null(label)) "" else label), if (is.null(format)) "" else format, sep = "|"), if (is.character(x)) hex(x) else number(x))
}))
if (args[1] == "dump") {
  writeLines(lines(read_xpt(args[2])))
} else {
  powers <- 2^(-20:20)
  plain <- c(2^-260, 0, 1, -1, 0.1, -0.1, 1/3, pi, -exp(1), 1e-70, 1e70, 123456789.123456789, 2^53, 2^53 - 1, powers, powers * (1 + 2^-52), -powers * (1 - 2^-53))
  texts <- c("Gr\u00f6\u00dfe \u6f22\u5b57", "", "  leads", "plain")
  sets <- list(
    numbers = data.frame(X = structure(plain, label = "All magnitudes")),
    missing = data.frame(X = structure(c(2.5, NA, tagged_na(LETTERS), tagged_na("_")), label = "Codes")),
    dates = data.frame(ADT = structure(as.Date(c("1960-01-01", "2014-01-01", NA, "1582-10-15")), label = "Date", format.sas = "DATE9"),
                       ADTM = structure(as.POSIXct(c(0, 1704153600, NA, -86399.5), origin = "1960-01-01", tz = "UTC"), label = "Moment", format.sas = "DATETIME20")),
    texts = data.frame(T = structure(texts, label = "Text"), U = enc2utf8(rev(texts))))
  for (name in names(sets)) for (version in c(5, 8)) {
    file <- file.path(args[2], sprintf("%s-r%d", name, version))
    write_xpt(sets[[name]], paste0(file, ".xpt"), version = version, name = toupper(name))
    d <- sets[[name]]
    writeLines(lines(d), paste0(file, ".expected"))
  }
}
