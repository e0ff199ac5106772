using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.Simulation.Tests.Restoring;

/// <summary>A journal's copy in memory.</summary>
internal sealed class MemoryCopy : IJournalCopy
{
    /// <summary>What the next writings come to instead.</summary>
    public Queue<JournalCopyResult> Next { get; } = new();

    /// <summary>What the copy says.</summary>
    public IReadOnlyList<OutstandingObligation> Content { get; private set; } = [];

    public Task<JournalCopyResult> WriteAsync(IReadOnlyList<OutstandingObligation> outstanding, CancellationToken cancellationToken)
    {
        if (Next.TryDequeue(out JournalCopyResult? instead))
        {
            return Task.FromResult(instead);
        }

        Content = outstanding;
        return Task.FromResult<JournalCopyResult>(new JournalCopyResult.Written());
    }
}
