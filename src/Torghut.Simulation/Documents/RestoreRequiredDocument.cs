namespace Torghut.Simulation.Documents;

/// <summary><c>restore-required.json</c>: what could not be put back, and how to do it by hand.</summary>
public sealed record RestoreRequiredDocument
{
    /// <summary>Version of this document.</summary>
    public string SchemaVersion { get; init; } = "torghut.restore-required.v1";

    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>The things.</summary>
    public required IReadOnlyList<RestoreRequiredItem> Items { get; init; }

    /// <summary>The command that tries again; repeating it is harmless.</summary>
    public required string RetryCommand { get; init; }
}
