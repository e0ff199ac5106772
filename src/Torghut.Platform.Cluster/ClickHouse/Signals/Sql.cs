namespace Torghut.Platform.Cluster.ClickHouse.Signals;

/// <summary>Names and texts as they stand in statements.</summary>
internal static class Sql
{
    /// <summary>A name as an identifier.</summary>
    public static string Name(string name) => '`' + Escape(name, '`') + '`';

    /// <summary>A text as a literal.</summary>
    public static string Text(string text) => '\'' + Escape(text, '\'') + '\'';

    private static string Escape(string text, char quote) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(quote.ToString(), "\\" + quote, StringComparison.Ordinal);
}
