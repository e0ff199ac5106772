using Torghut.Trading.Pipeline;

namespace Torghut.Platform.Embedded.Replay;

/// <summary>An output that every store reads; when the last has, it goes back to the pool empty.</summary>
internal sealed class SharedOutput(OutputPool pool)
{
    private int _readers;

    /// <summary>What the pipeline yielded.</summary>
    public PipelineOutput Content { get; } = new();

    /// <summary>Says how many stores will read it.</summary>
    public void Share(int readers) => Volatile.Write(ref _readers, readers);

    /// <summary>Says that one store has read it.</summary>
    public void Release()
    {
        if (Interlocked.Decrement(ref _readers) == 0)
        {
            Content.Clear();
            pool.Return(this);
        }
    }
}
