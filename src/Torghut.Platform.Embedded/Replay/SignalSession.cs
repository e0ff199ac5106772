using Torghut.Trading.Pipeline;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Embedded.Replay;

/// <summary>The signal store's share: micro-bars and signals.</summary>
internal sealed class SignalSession(ISignalStoreWriter writer) : IStoreSession
{
    /// <inheritdoc/>
    public void Write(PipelineOutput output) => writer.Append(output.MicroBars, output.Signals);

    /// <inheritdoc/>
    public void Complete() => writer.Complete();

    /// <inheritdoc/>
    public void Dispose() => writer.Dispose();
}
