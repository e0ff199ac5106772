namespace Torghut.Simulation.Verification;

/// <summary>Whether a run gives the same again.</summary>
public sealed record VerificationDocument
{
    /// <summary>Version of this document.</summary>
    public string SchemaVersion { get; init; } = "torghut.verification.v1";

    /// <summary>The verified run.</summary>
    public required string RunId { get; init; }

    /// <summary>The run that it was held against; null when the day was run again.</summary>
    public required string? Against { get; init; }

    /// <summary>Whether nothing differs.</summary>
    public required bool Equal { get; init; }

    /// <summary>Version of the program that made the verified run.</summary>
    public required string? FirstProgram { get; init; }

    /// <summary>Version of the program that made the other side.</summary>
    public required string? SecondProgram { get; init; }

    /// <summary>Every check.</summary>
    public required IReadOnlyList<VerificationCheck> Checks { get; init; }

    /// <summary>Where the sides part first; null where nothing differs.</summary>
    public required VerificationDivergence? FirstDivergence { get; init; }
}
