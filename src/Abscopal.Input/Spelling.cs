namespace Abscopal.Input;

/// <summary>Finds the word a user may have meant.</summary>
public static class Spelling
{
    /// <summary>The nearest word, when it is near enough to be a slip: a third of its letters at most.</summary>
    /// <param name="word">What was written.</param>
    /// <param name="words">The words that are known.</param>
    public static string? Nearest(string word, IEnumerable<string> words)
    {
        string? nearest = null;
        int least = int.MaxValue;
        foreach (string candidate in words)
        {
            int distance = Distance(word, candidate);
            if (distance >= least) continue;
            least = distance;
            nearest = candidate;
        }

        return nearest is not null && least <= Math.Max(1, nearest.Length / 3) ? nearest : null;
    }

    // Levenshtein's distance without regard to case, two rows of the table at a time.
    private static int Distance(string left, string right)
    {
        int[] above = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 0; i < left.Length; i++)
        {
            int[] row = new int[right.Length + 1];
            row[0] = i + 1;
            for (int j = 0; j < right.Length; j++)
            {
                bool same = char.ToUpperInvariant(left[i]) == char.ToUpperInvariant(right[j]);
                row[j + 1] = Math.Min(Math.Min(row[j], above[j + 1]) + 1, above[j] + (same ? 0 : 1));
            }

            above = row;
        }

        return above[right.Length];
    }
}
