using Torghut.Trading.Ledger;

namespace Torghut.Trading.Pipeline;

/// <summary>Hands rows to the output that the host gave with the current call.</summary>
internal sealed class LedgerRelay : ILedgerRowSink
{
    /// <summary>The current output; null between calls.</summary>
    public PipelineOutput? Output { get; set; }

    /// <inheritdoc/>
    public void Add(ILedgerRow row) =>
        (Output ?? throw new InvalidOperationException("A row came while no call was under way.")).Add(row);
}
