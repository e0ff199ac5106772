using Torghut.Trading.Review.Limits;
using Torghut.Trading.Review.Policy;
using Torghut.Trading.Review.Rules;

namespace Torghut.Trading.Review;

/// <summary>The review stage.</summary>
public sealed record ReviewOptions
{
    /// <summary>Who reviews.</summary>
    public ReviewerKind Kind { get; init; }

    /// <summary>Whether reviews are only kept and change nothing.</summary>
    public bool Shadow { get; init; }

    /// <summary>Name of the model in rows; of the rules it is <see cref="RulesReviewer.Model"/>.</summary>
    public string Model { get; init; } = RulesReviewer.Model;

    /// <summary>Version of the prompt in rows and requests.</summary>
    public string PromptVersion { get; init; } = RulesReviewer.PromptVersion;

    /// <summary>SHA-256 of the prompt, lower-case hex; null without a prompt.</summary>
    public string? PromptHash { get; init; }

    /// <summary><c>trading_mode</c> of requests.</summary>
    public string TradingMode { get; init; } = "paper";

    /// <summary>What becomes of a response.</summary>
    public ReviewPolicyOptions Policy { get; init; } = new();

    /// <summary>The circuit breaker.</summary>
    public CircuitBreakerOptions Breaker { get; init; } = new();

    /// <summary>The budget of the run.</summary>
    public ReviewBudgetOptions Budget { get; init; } = new();

    /// <summary>Limits of the rules reviewer.</summary>
    public ReviewRulesOptions Rules { get; init; } = new();
}
