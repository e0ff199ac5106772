using Torghut.Trading.Pipeline;

namespace Torghut.Platform.Embedded.Replay;

/// <summary>A store that takes its share of what the pipeline yields. Disposed without completion, it leaves nothing.</summary>
internal interface IStoreSession : IDisposable
{
    /// <summary>Writes the share.</summary>
    void Write(PipelineOutput output);

    /// <summary>Makes everything durable.</summary>
    void Complete();
}
