namespace Torghut.Trading.Review;

/// <summary>Makes review stages.</summary>
internal static class ReviewStages
{
    /// <summary>The stage that options ask for.</summary>
    /// <param name="options">Options.</param>
    /// <param name="accountLabel">Account of the rows.</param>
    public static IReviewStage Create(ReviewOptions options, string accountLabel) =>
        options.Kind == ReviewerKind.Off ? new ReviewOff() : new ReviewStage(options, accountLabel);
}
