using System.Diagnostics;
using System.Globalization;
using Abscopal.Workbench.Designs;

namespace Abscopal.Cli.Commands;

/// <summary>One line of progress on the error stream, with the rate and the time left; silent on a redirected stream.</summary>
internal sealed class SimulationProgressLine(TextWriter errors) : IProgress<SimulationProgress>
{
    private const int LineWidth = 78;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly bool _live = !Console.IsErrorRedirected;
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly Lock _lock = new();
    private TimeSpan _shown;

    public void Report(SimulationProgress value)
    {
        if (!_live) return;
        lock (_lock)
        {
            if (_clock.Elapsed - _shown < Pause) return;
            _shown = _clock.Elapsed;
            string left = value.TimeLeft is { } time ? string.Create(CultureInfo.InvariantCulture, $", about {time.TotalSeconds:0} s left") : "";
            errors.Write("\r" + string.Create(CultureInfo.InvariantCulture, $"Simulating: {100.0 * value.Finished / value.Total:0}%, {value.TrialsPerSecond:N0} trials a second{left}").PadRight(LineWidth));
        }
    }

    public void Finish()
    {
        if (_live) errors.Write("\r" + new string(' ', LineWidth) + "\r");
    }
}
