using System.Diagnostics;
using System.Globalization;
using Abscopal.Workbench.StudyReport;

namespace Abscopal.Cli.Commands;

/// <summary>One line of progress on the error stream, with the time left; silent on a redirected stream but for each new stage.</summary>
internal sealed class StageProgress(TextWriter errors, Stopwatch clock) : IProgress<ReportProgress>
{
    private const int LineWidth = 72;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly bool _live = !Console.IsErrorRedirected;
    private readonly Lock _lock = new();
    private ReportStage? _stage;
    private TimeSpan _stageBegan;
    private TimeSpan _shown;

    public void Report(ReportProgress value)
    {
        lock (_lock)
        {
            TimeSpan now = clock.Elapsed;
            bool isNew = value.Stage != _stage;
            if (isNew)
            {
                _stage = value.Stage;
                _stageBegan = now;
                if (!_live) errors.WriteLine(Describe(value.Stage));
            }

            if (!_live || (!isNew && now - _shown < Pause)) return;
            _shown = now;
            errors.Write("\r" + Line(value, now).PadRight(LineWidth));
        }
    }

    public void Finish()
    {
        if (_live) errors.Write("\r" + new string(' ', LineWidth) + "\r");
    }

    private string Line(ReportProgress value, TimeSpan now)
    {
        if (value.Total == 0) return Describe(value.Stage) + " ...";
        double left = value.Done == 0 ? 0 : (now - _stageBegan).TotalSeconds * (value.Total - value.Done) / value.Done;
        return string.Create(CultureInfo.InvariantCulture, $"{Describe(value.Stage)}: {value.Done} of {value.Total}, about {left:0} s left");
    }

    private static string Describe(ReportStage stage) => stage switch
    {
        ReportStage.Reading => "Reading the study",
        ReportStage.Auditing => "Auditing the printed numbers",
        ReportStage.Reconstructing => "Reconstructing cohorts",
        _ => "Drawing and writing",
    };
}
