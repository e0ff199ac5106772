namespace Torghut.Simulation.Manifest;

/// <summary>An OpenAI-compatible endpoint and how it is asked.</summary>
public sealed record ReviewEndpointSection
{
    /// <summary>Address, for example <c>https://api.openai.com/v1</c>; null where the manifest has none.</summary>
    public string? BaseUrl { get; init; }

    /// <summary>Model; null where the manifest has none.</summary>
    public string? Model { get; init; }

    /// <summary>Environment variable with the key; null for a server that wants none.</summary>
    public string? ApiKeyEnv { get; init; }

    /// <summary>Sampling temperature.</summary>
    public double Temperature { get; init; }

    /// <summary>Most tokens of one answer.</summary>
    public int MaxTokens { get; init; } = 800;

    /// <summary>Longest wait for one answer, retries included, seconds.</summary>
    public int TimeoutSeconds { get; init; } = 20;

    /// <summary>Most calls at the same time.</summary>
    public int Concurrency { get; init; } = 4;

    /// <summary>Most attempts at one answer.</summary>
    public int MaxAttempts { get; init; } = 3;

    /// <summary>Whether the server is asked to hold the model to the response's JSON Schema, as long as it accepts that.</summary>
    public bool StructuredOutput { get; init; } = true;
}
