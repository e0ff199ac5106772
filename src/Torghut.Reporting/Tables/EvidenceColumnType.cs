namespace Torghut.Reporting.Tables;

/// <summary>What a column of an evidence table holds.</summary>
public enum EvidenceColumnType
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>A number with eight decimals: money, a price, a quantity.</summary>
    Decimal,

    /// <summary>A measured number.</summary>
    Number,

    /// <summary>An instant, UTC.</summary>
    Time,

    /// <summary>True or false.</summary>
    Flag,
}
