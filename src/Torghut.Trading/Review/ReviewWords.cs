namespace Torghut.Trading.Review;

/// <summary>Spellings of the review's vocabulary in requests, responses and rows.</summary>
public static class ReviewWords
{
    /// <summary>The verdict of a review without a usable response.</summary>
    public const string Error = "error";

    private static readonly string[] Verdicts = ["approve", "veto", "adjust", "abstain", "escalate"];
    private static readonly string[] Bands = ["low", "medium", "high"];

    /// <summary>The five verdicts in their order.</summary>
    public static IReadOnlyList<string> AllVerdicts => Verdicts;

    /// <summary>The three bands, ascending.</summary>
    public static IReadOnlyList<string> AllBands => Bands;

    /// <summary>The word of a verdict.</summary>
    public static string Of(ReviewVerdict verdict) => Verdicts[(int)verdict];

    /// <summary>The word of a band.</summary>
    public static string Of(Band band) => Bands[(int)band];

    /// <summary>The verdict of a word; null for any other.</summary>
    public static ReviewVerdict? Verdict(string? word) =>
        Array.IndexOf(Verdicts, word) is var index and >= 0 ? (ReviewVerdict)index : null;

    /// <summary>The band of a word; null for any other.</summary>
    public static Band? BandOf(string? word) => Array.IndexOf(Bands, word) is var index and >= 0 ? (Band)index : null;
}
