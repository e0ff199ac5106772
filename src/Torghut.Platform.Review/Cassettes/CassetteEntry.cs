using System.Text.Json;
using Torghut.Trading.Review;

namespace Torghut.Platform.Review.Cassettes;

/// <summary>One recorded answer, one line of a cassette. It holds no secret, no run and no wall time.</summary>
internal sealed record CassetteEntry
{
    /// <summary>SHA-256 over model, prompt hash, parameters and request, lower-case hex.</summary>
    public required string Key { get; init; }

    /// <summary>From 0: which asking of the same question within one run this answers.</summary>
    public required int Repeat { get; init; }

    /// <summary>Model.</summary>
    public required string Model { get; init; }

    /// <summary>Version of the prompt.</summary>
    public required string PromptVersion { get; init; }

    /// <summary>SHA-256 of the prompt.</summary>
    public required string PromptHash { get; init; }

    /// <summary>How the model was asked.</summary>
    public required CassetteParameters Parameters { get; init; }

    /// <summary>The request.</summary>
    public required JsonElement Request { get; init; }

    /// <summary>The response as it came; null where none came.</summary>
    public string? Response { get; init; }

    /// <summary>Why there is no usable response; null where there is one.</summary>
    public ReviewError? Error { get; init; }

    /// <summary>How long the answer took, milliseconds.</summary>
    public required long LatencyMs { get; init; }

    /// <summary>Tokens of the request; null where the server counted none.</summary>
    public long? TokensPrompt { get; init; }

    /// <summary>Tokens of the response; null where the server counted none.</summary>
    public long? TokensCompletion { get; init; }

    /// <summary>Cost when it was recorded; null without a price.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Why the model stopped.</summary>
    public string? FinishReason { get; init; }

    /// <summary>The answer that it records.</summary>
    public ReviewAnswer ToAnswer() => new(Response, LatencyMs, Error)
    {
        TokensPrompt = TokensPrompt,
        TokensCompletion = TokensCompletion,
        FinishReason = FinishReason,
        IsReplayed = true,
    };
}
