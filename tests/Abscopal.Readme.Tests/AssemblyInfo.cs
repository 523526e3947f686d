using Xunit.Sdk;
using Xunit.v3;

// The programs print to the one console and read from the one current directory.
[assembly: Parallelization(Mode = ParallelMode.None)]
