using System.Globalization;

namespace Abscopal.Clinical.Import;

/// <summary>The order of subjects: by number where both are whole numbers, else by their characters; the sort that uses it keeps the order of the file within a subject.</summary>
internal sealed class SubjectOrder : IComparer<string>
{
    public static SubjectOrder Instance { get; } = new();

    // Numbers come before words, so that the order is one whatever is mixed.
    public int Compare(string? x, string? y)
    {
        bool isLeft = long.TryParse(x, NumberStyles.None, CultureInfo.InvariantCulture, out long left);
        bool isRight = long.TryParse(y, NumberStyles.None, CultureInfo.InvariantCulture, out long right);
        if (isLeft != isRight) return isLeft ? -1 : 1;
        int order = isLeft ? left.CompareTo(right) : 0;
        return order != 0 ? order : string.CompareOrdinal(x, y);
    }
}
