using Torghut.Simulation.Prompts;
using Torghut.Trading.Review.Limits;
using Torghut.Trading.Review.Policy;
using Torghut.Trading.Review.Rules;

namespace Torghut.Simulation.Manifest;

/// <summary>The review of decisions.</summary>
public sealed record ReviewSection
{
    /// <summary>Who reviews.</summary>
    public ReviewMode Mode { get; init; }

    /// <summary>Whether reviews are only kept and change nothing.</summary>
    public bool Shadow { get; init; }

    /// <summary>The endpoint and how it is asked.</summary>
    public ReviewEndpointSection Endpoint { get; init; } = new();

    /// <summary>Name of the prompt.</summary>
    public string Prompt { get; init; } = PromptLibrary.Default;

    /// <summary>Absolute path of a prompt that replaces it; null for none.</summary>
    public string? PromptFile { get; init; }

    /// <summary>What becomes of answers.</summary>
    public CassetteMode Cassette { get; init; }

    /// <summary>Absolute path of the cassette; null for the one beside the runs.</summary>
    public string? CassettePath { get; init; }

    /// <summary>Whether a missing entry is an error review that follows the fail mode, not the run's end.</summary>
    public bool CassetteMissIsReviewError { get; init; }

    /// <summary>What becomes of responses.</summary>
    public ReviewPolicyOptions Policy { get; init; } = new();

    /// <summary>The circuit breaker.</summary>
    public CircuitBreakerOptions Breaker { get; init; } = new();

    /// <summary>The run's budget; prices come from the manifest's <c>prices</c>.</summary>
    public ReviewBudgetOptions Budget { get; init; } = new();

    /// <summary>Limits of the rules.</summary>
    public ReviewRulesOptions Rules { get; init; } = new();

    /// <summary>Whether the language model may be asked over the network.</summary>
    public bool MayAskLive => Mode == ReviewMode.Llm && Cassette != CassetteMode.Replay;
}
