using System.Collections.Concurrent;

namespace Torghut.Platform.Embedded.Replay;

/// <summary>A fixed number of outputs in circulation: it bounds the memory between the pipeline and slower stores.</summary>
internal sealed class OutputPool : IDisposable
{
    private readonly BlockingCollection<SharedOutput> _free = [];

    /// <summary>Makes the outputs.</summary>
    public OutputPool(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _free.Add(new SharedOutput(this));
        }
    }

    /// <summary>Takes a free output; waits for one.</summary>
    public SharedOutput Take(CancellationToken cancellationToken) => _free.Take(cancellationToken);

    /// <summary>Takes one back.</summary>
    public void Return(SharedOutput output) => _free.Add(output);

    /// <inheritdoc/>
    public void Dispose() => _free.Dispose();
}
