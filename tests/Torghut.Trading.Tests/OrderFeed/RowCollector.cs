using Torghut.Trading.Ledger;

namespace Torghut.Trading.Tests.OrderFeed;

/// <summary>Keeps ledger rows.</summary>
internal sealed class RowCollector : ILedgerRowSink
{
    public List<ILedgerRow> Rows { get; } = [];

    public void Add(ILedgerRow row) => Rows.Add(row);

    /// <summary>The last row of a type.</summary>
    public TRow Last<TRow>()
        where TRow : ILedgerRow => Rows.OfType<TRow>().Last();

    public int Count<TRow>()
        where TRow : ILedgerRow => Rows.OfType<TRow>().Count();
}
