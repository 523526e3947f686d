namespace Abscopal.Survival;

/// <summary>The illness-death chain of oncology: progression, later therapy, death.</summary>
/// <remarks>
/// Every subject starts free of progression. Later therapy may begin with or without a progression before it; once it has
/// begun, a progression is not a move. Where two events fall on one day only the later of progression, later therapy and
/// death is a move, since a state is occupied from the end of its day on.
/// </remarks>
public static class IllnessDeath
{
    /// <summary>The index of the state before progression.</summary>
    public const int ProgressionFree = 0;

    /// <summary>The index of the state after progression and before later therapy.</summary>
    public const int Progressed = 1;

    /// <summary>The index of the state from the start of later therapy on.</summary>
    public const int LaterTherapy = 2;

    /// <summary>The index of death.</summary>
    public const int Dead = 3;

    /// <summary>The histories of subjects from the days of their events.</summary>
    /// <param name="progression">The day of progression, or null when none was seen; n elements.</param>
    /// <param name="laterTherapy">The first day of later therapy, or null when none was given; n elements.</param>
    /// <param name="lastContact">The day of death or of last contact, after day 0; n elements.</param>
    /// <param name="died">Whether the last contact is the death; n elements.</param>
    /// <exception cref="SurvivalDataException">The columns differ in length, or an event lies before day 1 or after the last contact.</exception>
    public static MultiStateData FromDays(
        IReadOnlyList<int?> progression, IReadOnlyList<int?> laterTherapy, ReadOnlySpan<int> lastContact, ReadOnlySpan<bool> died)
    {
        ArgumentNullException.ThrowIfNull(progression);
        ArgumentNullException.ThrowIfNull(laterTherapy);
        SurvivalDataException.ThrowIfUnequal(lastContact.Length, progression.Count, "progression");
        SurvivalDataException.ThrowIfUnequal(lastContact.Length, laterTherapy.Count, "later therapy");
        SurvivalDataException.ThrowIfUnequal(lastContact.Length, died.Length, "died");
        var rows = new Rows();
        for (int i = 0; i < lastContact.Length; i++)
        {
            int last = lastContact[i];
            if (last < 1) throw new SurvivalDataException($"row {i + 1}: the last contact is day {last}; it must be after day 0");
            int? progressed = Check(progression[i], last, "progression", i);
            int? treated = Check(laterTherapy[i], last, "later therapy", i);
            rows.Add(i, progressed, treated, last, died[i]);
        }

        return MultiStateData.FromDays(
            [.. rows.Subject], [.. rows.From], [.. rows.To], [.. rows.Entry], [.. rows.Exit], ["Progression-free", "Progressed", "Later therapy", "Dead"]);
    }

    private static int? Check(int? day, int last, string what, int row) => day is null || (day >= 1 && day <= last)
        ? day
        : throw new SurvivalDataException($"row {row + 1}: the {what} is on day {day}; expected day 1 to the last contact on day {last}");

    private sealed class Rows
    {
        public List<int> Subject { get; } = [];

        public List<int> From { get; } = [];

        public List<int> To { get; } = [];

        public List<int> Entry { get; } = [];

        public List<int> Exit { get; } = [];

        public void Add(int subject, int? progression, int? therapy, int last, bool died)
        {
            int state = ProgressionFree;
            int day = 0;
            if (progression < (therapy ?? last + 1) && (progression < last || !died)) Move(subject, ref state, ref day, Progressed, progression.Value);
            if (therapy is not null && (therapy < last || !died)) Move(subject, ref state, ref day, LaterTherapy, therapy.Value);
            // An event on the day of last contact ends the history with the move.
            if (day < last) Row(subject, state, died ? Dead : -1, day, last);
        }

        private void Move(int subject, ref int state, ref int day, int to, int at)
        {
            Row(subject, state, to, day, at);
            state = to;
            day = at;
        }

        private void Row(int subject, int from, int to, int entry, int exit)
        {
            Subject.Add(subject);
            From.Add(from);
            To.Add(to);
            Entry.Add(entry);
            Exit.Add(exit);
        }
    }
}
