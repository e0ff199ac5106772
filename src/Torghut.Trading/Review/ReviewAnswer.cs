namespace Torghut.Trading.Review;

/// <summary>The answer to a <see cref="ReviewRequest"/>.</summary>
/// <param name="Response">The response as it came; null where none came.</param>
/// <param name="LatencyMs">How long it took, milliseconds.</param>
/// <param name="Error">Why there is no response; null where there is one.</param>
public sealed record ReviewAnswer(string? Response, long LatencyMs, string? Error);
