using Torghut.Trading.Review.Responses;

namespace Torghut.Trading.Review;

/// <summary>An answer that was looked at.</summary>
/// <param name="Input">The request as it was sent.</param>
/// <param name="Answer">The answer as it came.</param>
/// <param name="Response">The response; null where the answer is none.</param>
/// <param name="Error">Why the answer is no response; null where it is one.</param>
internal sealed record ReviewedAnswer(string Input, ReviewAnswer Answer, ReviewResponse? Response, ReviewError? Error);
