using Torghut.Trading.Ledger;
using Torghut.Trading.Pipeline;

namespace Torghut.Platform.Embedded.Replay;

/// <summary>The ledger's share: its rows.</summary>
internal sealed class LedgerSession(ILedgerWriter writer) : IStoreSession
{
    /// <inheritdoc/>
    public void Write(PipelineOutput output) => writer.Write(output.LedgerRows);

    /// <inheritdoc/>
    public void Complete() => writer.Complete();

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();
}
