using Torghut.Simulation.Lifecycle;

namespace Torghut.Cli.Serve;

/// <summary>A run with its phases and artifacts.</summary>
public sealed record RunDocument
{
    /// <summary>The run in brief.</summary>
    public required RunItem Run { get; init; }

    /// <summary>Its phases, in order.</summary>
    public required IReadOnlyList<PhaseState> Phases { get; init; }

    /// <summary><c>restored</c> or <c>outstanding</c>.</summary>
    public required string RestoreStatus { get; init; }

    /// <summary>What is not put back.</summary>
    public required IReadOnlyList<string> Outstanding { get; init; }

    /// <summary>What to do next, as a command; null when there is nothing to do.</summary>
    public required string? NextCommand { get; init; }

    /// <summary>Its files, by path.</summary>
    public required IReadOnlyList<ArtifactItem> Artifacts { get; init; }
}
