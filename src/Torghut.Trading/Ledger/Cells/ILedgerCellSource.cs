using NodaTime;

namespace Torghut.Trading.Ledger.Cells;

/// <summary>
/// Gives the cells of a row in the order of its table's columns. Where a cell has no value, the members without
/// <c>OrNull</c> give the column's default, and fail if it has none. All of them fail for a value of another kind.
/// </summary>
public interface ILedgerCellSource
{
    /// <summary>A UUID.</summary>
    Guid Uuid();

    /// <summary>A UUID.</summary>
    Guid? UuidOrNull();

    /// <summary>Text or a JSON document.</summary>
    string Text();

    /// <summary>Text or a JSON document.</summary>
    string? TextOrNull();

    /// <summary>True or false.</summary>
    bool Flag();

    /// <summary>An integer.</summary>
    long WholeNumber();

    /// <summary>An integer.</summary>
    long? WholeNumberOrNull();

    /// <summary>A number.</summary>
    decimal Number();

    /// <summary>A number.</summary>
    decimal? NumberOrNull();

    /// <summary>An instant.</summary>
    Instant Timestamp();

    /// <summary>An instant.</summary>
    Instant? TimestampOrNull();
}
