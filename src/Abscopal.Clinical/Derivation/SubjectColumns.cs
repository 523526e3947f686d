using Abscopal.Clinical.Data;

namespace Abscopal.Clinical.Derivation;

/// <summary>The variables with which every dataset of a row an event begins.</summary>
internal sealed class SubjectColumns
{
    private readonly List<string?> _study;
    private readonly List<string?> _subject;
    private readonly List<string?> _treatment;
    private readonly List<string?> _safety;
    private readonly StudySubjects _subjects;

    public SubjectColumns(DomainTable table, StudySubjects subjects)
    {
        _subjects = subjects;
        _study = table.AddText("STUDYID", "Study Identifier");
        _subject = table.AddText("USUBJID", "Unique Subject Identifier");
        _treatment = table.AddText("TRTA", "Actual Treatment");
        _safety = table.AddText("SAFFL", "Safety Population Flag");
    }

    public void Add(int subject)
    {
        _study.Add(_subjects.Study);
        _subject.Add(_subjects.Ids[subject]);
        _treatment.Add(_subjects.Treatment[subject]);
        _safety.Add(_subjects.FirstDose[subject] is null ? "N" : "Y");
    }
}
