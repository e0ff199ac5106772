using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary>The keys of <c>review</c> on the language model's endpoint.</summary>
internal static class ReviewEndpointShape
{
    /// <summary>Adds them.</summary>
    public static SectionShape<ReviewSection> AddTo(SectionShape<ReviewSection> section) => section
        .Optional(
            "base_url",
            new TextShape(TextRules.HttpUrl),
            review => review.Endpoint.BaseUrl,
            (review, value) => With(review, e => e with { BaseUrl = value }),
            "Address of an OpenAI-compatible server, for example https://api.openai.com/v1 or http://localhost:11434/v1.")
        .Optional(
            "model",
            new TextShape(TextRules.Any),
            review => review.Endpoint.Model,
            (review, value) => With(review, e => e with { Model = value }),
            "Name of the language model.")
        .Optional(
            "api_key_env",
            new TextShape(TextRules.Variable),
            review => review.Endpoint.ApiKeyEnv,
            (review, value) => With(review, e => e with { ApiKeyEnv = value }),
            "Environment variable with the server's key; null for a server that wants none.")
        .Value(
            "temperature",
            new NumberShape { Least = 0, Greatest = 2 },
            review => review.Endpoint.Temperature,
            (review, value) => With(review, e => e with { Temperature = value }),
            "Sampling temperature.")
        .Value(
            "max_tokens",
            new WholeShape { Least = 1, Greatest = 1_000_000 },
            review => review.Endpoint.MaxTokens,
            (review, value) => With(review, e => e with { MaxTokens = (int)value }),
            "Most tokens of one answer.")
        .Value(
            "timeout_seconds",
            new WholeShape { Least = 1, Greatest = 600 },
            review => review.Endpoint.TimeoutSeconds,
            (review, value) => With(review, e => e with { TimeoutSeconds = (int)value }),
            "Longest wait for one answer, retries included; then the review is an error.")
        .Value(
            "max_attempts",
            new WholeShape { Least = 1, Greatest = 10 },
            review => review.Endpoint.MaxAttempts,
            (review, value) => With(review, e => e with { MaxAttempts = (int)value }),
            "Most attempts at one answer: 429, 5xx and broken connections are tried again, within the timeout.")
        .Value(
            "concurrency",
            new WholeShape { Least = 1, Greatest = 64 },
            review => review.Endpoint.Concurrency,
            (review, value) => With(review, e => e with { Concurrency = (int)value }),
            "Most calls at the same time. A run asks one question at a time, because the day waits for the answer; llm compare asks several.")
        .Value(
            "structured_output",
            FlagShape.Instance,
            review => review.Endpoint.StructuredOutput,
            (review, value) => With(review, e => e with { StructuredOutput = value }),
            "Whether the server is asked to hold the model to the response's JSON Schema; where it refuses that, it is asked without. Responses are validated strictly in any case.");

    private static ReviewSection With(ReviewSection review, Func<ReviewEndpointSection, ReviewEndpointSection> change) =>
        review with { Endpoint = change(review.Endpoint) };
}
