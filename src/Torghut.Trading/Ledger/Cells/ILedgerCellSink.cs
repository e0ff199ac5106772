using NodaTime;

namespace Torghut.Trading.Ledger.Cells;

/// <summary>Takes the cells of a row in the order of its table's columns; null is a missing value.</summary>
public interface ILedgerCellSink
{
    /// <summary>A UUID.</summary>
    void Uuid(Guid? value);

    /// <summary>Text or a JSON document.</summary>
    void Text(string? value);

    /// <summary>True or false.</summary>
    void Flag(bool value);

    /// <summary>An integer.</summary>
    void WholeNumber(long? value);

    /// <summary>A number with the decimals of its column; further digits are rounded half to even.</summary>
    void Number(decimal? value);

    /// <summary>An instant; what is below the microsecond is cut off.</summary>
    void Timestamp(Instant? value);
}
