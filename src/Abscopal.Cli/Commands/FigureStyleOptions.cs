using System.CommandLine;
using Abscopal.Workbench.Figures;

namespace Abscopal.Cli.Commands;

/// <summary>The options that commands with figures share.</summary>
internal sealed class FigureStyleOptions
{
    private readonly Option<string?> _unit = new("--unit") { Description = "Unit of the times, for the axis of figures.", HelpName = "WORD" };
    private readonly Option<string?> _title = new("--title") { Description = "Title of figures; the name of the file and of the analysis when left out.", HelpName = "TEXT" };
    private readonly Option<string> _language = new("--lang") { Description = "Language of figures: en or zh.", DefaultValueFactory = _ => "en", HelpName = "LANG" };

    public Option[] All => [_unit, _title, _language];

    public FigureStyle Read(ParseResult parsed) => new() { Unit = parsed.GetValue(_unit), Title = parsed.GetValue(_title), Language = parsed.GetValue(_language)! };
}
