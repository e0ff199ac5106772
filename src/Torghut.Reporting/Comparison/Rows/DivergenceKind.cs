namespace Torghut.Reporting.Comparison.Rows;

/// <summary>How two sequences part.</summary>
internal enum DivergenceKind
{
    /// <summary>Both have the row, and it differs.</summary>
    Changed,

    /// <summary>The first alone has the row.</summary>
    OnlyInFirst,

    /// <summary>The second alone has the row.</summary>
    OnlyInSecond,
}
