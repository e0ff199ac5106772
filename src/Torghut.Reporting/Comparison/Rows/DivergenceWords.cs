namespace Torghut.Reporting.Comparison.Rows;

/// <summary>How documents spell the ways to part.</summary>
internal static class DivergenceWords
{
    /// <summary>The word of a kind.</summary>
    public static string Of(DivergenceKind kind) => kind switch
    {
        DivergenceKind.Changed => "changed",
        DivergenceKind.OnlyInFirst => "only_in_first",
        _ => "only_in_second",
    };
}
