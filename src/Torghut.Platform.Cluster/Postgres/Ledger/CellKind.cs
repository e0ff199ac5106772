namespace Torghut.Platform.Cluster.Postgres.Ledger;

/// <summary>In which form a column's values reach the reader.</summary>
internal enum CellKind
{
    /// <summary>The table has no such column.</summary>
    Absent,

    /// <summary>As text in one of the usual spellings, or as text proper.</summary>
    Text,

    /// <summary>As UUID.</summary>
    Uuid,

    /// <summary>As boolean.</summary>
    Flag,

    /// <summary>As integer.</summary>
    WholeNumber,

    /// <summary>As decimal number that .NET's holds.</summary>
    Number,

    /// <summary>As microseconds since the year 2000.</summary>
    Timestamp,
}
