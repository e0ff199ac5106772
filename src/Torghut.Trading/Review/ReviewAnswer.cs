namespace Torghut.Trading.Review;

/// <summary>The answer to a <see cref="ReviewRequest"/>.</summary>
/// <param name="Response">The response as it came; null where none came.</param>
/// <param name="LatencyMs">How long it took, milliseconds: it delays the order in event time.</param>
/// <param name="Error">Why there is no usable response; null where there is one.</param>
public sealed record ReviewAnswer(string? Response, long LatencyMs, ReviewError? Error)
{
    /// <summary>Tokens of the request; null where nobody counted them.</summary>
    public long? TokensPrompt { get; init; }

    /// <summary>Tokens of the response; null where nobody counted them.</summary>
    public long? TokensCompletion { get; init; }

    /// <summary>Why the model stopped, in its own word, for example <c>stop</c> or <c>length</c>.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Whether it comes from a recording.</summary>
    public bool IsReplayed { get; init; }
}
