using System.Diagnostics;
using System.Globalization;
using Abscopal.LongChecks;

if (args is ["planted", var page])
{
    File.WriteAllText(page, PlantedErrors.Table("studies"));
    return 0;
}

if (args is ["formats", var count, .. var only]) return MutatedDatasets.Count(int.Parse(count, CultureInfo.InvariantCulture), only.FirstOrDefault()) == 0 ? 0 : 1;

if (args is ["trials"]) return SimulatedTrials.Count() + MaxComboDecisions.Count(20_000) == 0 ? 0 : 1;

if (args is ["recovery"]) return Recovery.Misses() == 0 ? 0 : 1;

if (args is ["enumeration"]) return EnumeratedDraws.Misses() == 0 ? 0 : 1;

if (args is ["coverage", var facts, var summary])
{
    File.WriteAllText(summary, Coverage.Table(facts));
    return Coverage.IsAsAsked ? 0 : 1;
}

int studies = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 10_000;
int mutations = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 20_000;
var clock = Stopwatch.StartNew();
int alarms = FalseAlarms.Count(studies);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"audit: {alarms} false alarms in {studies} simulated, rounded studies ({clock.Elapsed.TotalSeconds:0} s)"));
clock.Restart();
int faults = MutatedStudies.Count(mutations);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"readers: {faults} faults in {mutations} mutated study files ({clock.Elapsed.TotalSeconds:0} s)"));
clock.Restart();
int broken = MutatedDatasets.Count(args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 100_000);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"formats: {broken} faults ({clock.Elapsed.TotalSeconds:0} s)"));
clock.Restart();
int misses = SimulatedTrials.Count();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"trials: {misses} figures out of bounds in a million trials a scenario ({clock.Elapsed.TotalSeconds:0} s)"));
misses += MaxComboDecisions.Count(20_000);
clock.Restart();
int recovered = Recovery.Misses();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"recovery: {recovered} coverages out of bounds ({clock.Elapsed.TotalSeconds:0} s)"));
clock.Restart();
int drawnOtherwise = EnumeratedDraws.Misses();
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"enumeration: {drawnOtherwise} arms drawn otherwise than enumerated ({clock.Elapsed.TotalSeconds:0} s)"));
return alarms + faults + broken + misses + recovered + drawnOtherwise == 0 ? 0 : 1;
