namespace Torghut.Trading.Ledger.Schema;

/// <summary>What a column of the ledger holds; each database has its own type for it.</summary>
public enum LedgerColumnType
{
    /// <summary>A UUID.</summary>
    Uuid,

    /// <summary>Text.</summary>
    Text,

    /// <summary>A JSON document.</summary>
    Json,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A 64-bit integer.</summary>
    Integer,

    /// <summary>A price, quantity or amount: numeric(20,8).</summary>
    Numeric,

    /// <summary>A number from 0 to 1: numeric(6,4).</summary>
    Ratio,

    /// <summary>An instant, resolution 1 µs.</summary>
    Timestamp,
}
