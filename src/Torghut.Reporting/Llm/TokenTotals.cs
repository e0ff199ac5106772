using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Llm;

/// <summary>Tokens of a language model.</summary>
public sealed record TokenTotals
{
    /// <summary>Tokens of the requests.</summary>
    [Unit(Units.Tokens)]
    public required long Prompt { get; init; }

    /// <summary>Tokens of the answers.</summary>
    [Unit(Units.Tokens)]
    public required long Completion { get; init; }

    /// <summary>Both.</summary>
    [Unit(Units.Tokens)]
    public required long Total { get; init; }
}
