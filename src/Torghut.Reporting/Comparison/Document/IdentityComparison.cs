namespace Torghut.Reporting.Comparison.Document;

/// <summary>What two runs have in common; null where one of them does not know.</summary>
public sealed record IdentityComparison
{
    /// <summary>Whether the input hashes are equal.</summary>
    public required bool? SameInput { get; init; }

    /// <summary>Whether the windows are equal.</summary>
    public required bool SameWindow { get; init; }

    /// <summary>Whether the parameters are equal: the manifests with their defaults put in.</summary>
    public required bool? SameParameters { get; init; }

    /// <summary>Whether the same version of the program ran both.</summary>
    public required bool SameProgram { get; init; }

    /// <summary>Whether the decision hashes are equal.</summary>
    public required bool SameDecisions { get; init; }

    /// <summary>Whether the order hashes are equal.</summary>
    public required bool SameOrders { get; init; }

    /// <summary>Whether every figure of the reports is equal.</summary>
    public required bool SameFigures { get; init; }

    /// <summary>Whether the verdicts are equal.</summary>
    public required bool SameVerdict { get; init; }
}
