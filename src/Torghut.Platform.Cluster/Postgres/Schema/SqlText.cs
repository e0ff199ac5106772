namespace Torghut.Platform.Cluster.Postgres.Schema;

/// <summary>Names and texts as they stand in statements.</summary>
internal static class SqlText
{
    /// <summary>A name as an identifier.</summary>
    public static string Name(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    /// <summary>Names as identifiers, separated by commas.</summary>
    public static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(Name));

    /// <summary>A text as a literal.</summary>
    public static string Literal(string text) =>
        (text.Contains('\\', StringComparison.Ordinal) ? "E'" : "'")
        + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal) + "'";
}
