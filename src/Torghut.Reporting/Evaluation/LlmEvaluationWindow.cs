using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Evaluation;

/// <summary>Which reviews an evaluation is about.</summary>
public sealed record LlmEvaluationWindow
{
    /// <summary>The run whose reviews are meant; null for a window of time.</summary>
    public required string? RunId { get; init; }

    /// <summary>First instant; of a run, its window's start; null where the run does not say.</summary>
    [Format(Formats.DateTime)]
    public required string? Start { get; init; }

    /// <summary>First instant after the window; null where the run does not say.</summary>
    [Format(Formats.DateTime)]
    public required string? End { get; init; }

    /// <summary>Runs with reviews in it, in order of their names.</summary>
    public required IReadOnlyList<string> Runs { get; init; }

    /// <summary>Runs whose ledgers could not be read, so that their reviews are not in the figures; in order of their names.</summary>
    public required IReadOnlyList<string> UnreadableRuns { get; init; }
}
