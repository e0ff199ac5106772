namespace Torghut.Reporting.Evidence;

/// <summary>Other traders write statuses and verdicts in capitals, too.</summary>
internal static class Lower
{
    /// <summary>The word in lower case without blanks around it; the same object where it is so already.</summary>
    public static string Of(string? word) => string.IsNullOrEmpty(word) ? string.Empty : word.Trim().ToLowerInvariant();
}
