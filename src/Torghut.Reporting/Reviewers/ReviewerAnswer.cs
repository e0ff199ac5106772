using Torghut.Trading.Review;
using Torghut.Trading.Review.Responses;

namespace Torghut.Reporting.Reviewers;

/// <summary>A reviewer's answer to one question.</summary>
/// <param name="Response">The response; null where there is none.</param>
/// <param name="Error">Why there is none; null where there is one.</param>
/// <param name="LatencyMs">How long it took, milliseconds.</param>
/// <param name="TokensPrompt">Tokens of the request; null where nobody counted them.</param>
/// <param name="TokensCompletion">Tokens of the response; null where nobody counted them.</param>
public sealed record ReviewerAnswer(
    ReviewResponse? Response, ReviewError? Error, long LatencyMs, long? TokensPrompt, long? TokensCompletion);
