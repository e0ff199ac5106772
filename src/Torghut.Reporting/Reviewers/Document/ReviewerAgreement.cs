namespace Torghut.Reporting.Reviewers.Document;

/// <summary>How often two reviewers agree.</summary>
public sealed record ReviewerAgreement
{
    /// <summary>Name of the one.</summary>
    public required string First { get; init; }

    /// <summary>Name of the other.</summary>
    public required string Second { get; init; }

    /// <summary>Share of the questions with the same verdict; errors are a verdict.</summary>
    public required Interval Verdicts { get; init; }

    /// <summary>Cohen's kappa of the verdicts: agreement beyond chance; null where chance alone would always agree.</summary>
    public required double? Kappa { get; init; }

    /// <summary>Share of the questions on which both policies pass, or both stop.</summary>
    public required Interval Outcomes { get; init; }

    /// <summary>Questions by the verdict of the one, then of the other; all six are there.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Matrix { get; init; }
}
