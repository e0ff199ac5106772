using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Request;

/// <summary>What a language model costs, from the manifest's <c>prices</c>.</summary>
public sealed record ModelPrice
{
    /// <summary>Price of a million prompt tokens.</summary>
    [Unit(Units.Currency)]
    public required decimal PromptPerMillion { get; init; }

    /// <summary>Price of a million completion tokens.</summary>
    [Unit(Units.Currency)]
    public required decimal CompletionPerMillion { get; init; }
}
