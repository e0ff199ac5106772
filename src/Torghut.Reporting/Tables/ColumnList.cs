namespace Torghut.Reporting.Tables;

/// <summary>Writes lists of columns down in a line each.</summary>
internal static class ColumnList
{
    /// <summary>The columns of a text such as <c>id qty:d created_at:t</c>; without a letter a column holds text.</summary>
    public static IReadOnlyList<EvidenceColumn> Of(string columns)
    {
        string[] parts = columns.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var list = new EvidenceColumn[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            int colon = parts[i].IndexOf(':', StringComparison.Ordinal);
            list[i] = colon < 0
                ? new EvidenceColumn(parts[i], EvidenceColumnType.Text)
                : new EvidenceColumn(parts[i][..colon], TypeOf(parts[i][(colon + 1)..]));
        }

        return list;
    }

    private static EvidenceColumnType TypeOf(string letter) => letter switch
    {
        "i" => EvidenceColumnType.Integer,
        "d" => EvidenceColumnType.Decimal,
        "n" => EvidenceColumnType.Number,
        "t" => EvidenceColumnType.Time,
        "b" => EvidenceColumnType.Flag,
        _ => throw new ArgumentOutOfRangeException(nameof(letter), letter, "No type has this letter."),
    };
}
