using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Llm;

/// <summary>Reviews of one model with one version of the prompt.</summary>
public sealed record ModelPromptCount
{
    /// <summary>Model.</summary>
    public required string Model { get; init; }

    /// <summary>Version of the prompt.</summary>
    public required string PromptVersion { get; init; }

    /// <summary>Reviews.</summary>
    [Unit(Units.Count)]
    public required long Count { get; init; }

    /// <summary>Reviews by verdict.</summary>
    public required IReadOnlyDictionary<string, long> VerdictCounts { get; init; }

    /// <summary>Tokens.</summary>
    public required TokenTotals Tokens { get; init; }

    /// <summary>Cost of the tokens; null where the model has no price.</summary>
    [Unit(Units.Currency)]
    public required decimal? Cost { get; init; }
}
