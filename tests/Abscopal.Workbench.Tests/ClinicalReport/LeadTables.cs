using Abscopal.Clinical.Data;
using Abscopal.Workbench.ClinicalReport;
using Abscopal.Workbench.Derive;
using Abscopal.Workbench.Synthesis;

namespace Abscopal.Workbench.Tests.ClinicalReport;

/// <summary>The worked example's tables in both languages, made once from its synthetic study.</summary>
public sealed class LeadTables : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public LeadTables()
    {
        string study = Path.Combine(AppContext.BaseDirectory, "studies", "lead");
        SynthesizeJob.Run(new SynthesizeRequest { Study = study, Output = _folder.File("sdtm") });
        DeriveJob.Run(new DeriveRequest { Sdtm = _folder.File("sdtm"), Output = _folder.File("adam"), Study = study });
        Adam = DomainFolder.Read(_folder.File("adam"), ClinicalAnalyser.Datasets);
        foreach (string language in new[] { "en", "zh" }) TablesJob.Run(new TablesRequest { Adam = _folder.File("adam"), Output = _folder.File(language), Study = study, Language = language });
    }

    public DomainFolder Adam { get; }

    public string File(string language, string name) => _folder.File(language + "/" + name);

    public void Dispose() => _folder.Dispose();
}
