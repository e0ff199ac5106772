namespace Torghut.Reporting.Evidence;

/// <summary>Other traders write statuses and verdicts in capitals, too.</summary>
internal static class Lower
{
    /// <summary>The word in lower case without blanks around it; the same object where it is so already.</summary>
    public static string Of(string? word)
    {
        if (string.IsNullOrEmpty(word))
        {
            return string.Empty;
        }

        foreach (char c in word)
        {
            if (!char.IsAsciiLetterLower(c) && c != '_')
            {
                return word.Trim().ToLowerInvariant();
            }
        }

        return word;
    }
}
