namespace Torghut.Platform.Review.Endpoint;

/// <summary>An OpenAI-compatible endpoint and how it is asked.</summary>
internal sealed class EndpointOptions
{
    /// <summary>Address.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>Model.</summary>
    public required string Model { get; init; }

    /// <summary>The key; null for a server that wants none. It is never printed.</summary>
    public string? ApiKey { private get; init; }

    /// <summary>The prompt's text.</summary>
    public required string Prompt { get; init; }

    /// <summary>Sampling temperature.</summary>
    public double Temperature { get; init; }

    /// <summary>Most tokens of one answer.</summary>
    public int MaxTokens { get; init; } = 800;

    /// <summary>Longest wait for one answer, retries included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Most calls at the same time.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Most attempts at one answer.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Whether the response's JSON Schema is sent.</summary>
    public bool StructuredOutput { get; init; } = true;

    /// <summary>What hides the key in texts.</summary>
    internal KeyMask Mask => new(ApiKey);

    /// <summary>The key as the client wants it: servers without keys get a word that says so.</summary>
    internal string KeyOrPlaceholder => string.IsNullOrEmpty(ApiKey) ? "none" : ApiKey;
}
