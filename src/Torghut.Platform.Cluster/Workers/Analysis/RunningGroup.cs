using System.Runtime.ExceptionServices;

namespace Torghut.Platform.Cluster.Workers.Analysis;

/// <summary>A group's analysis on its thread.</summary>
internal sealed class RunningGroup
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource _stop;
    private readonly Thread _thread;
    private Exception? _failure;

    private RunningGroup(GroupAnalysis analysis, CancellationToken cancellationToken)
    {
        Analysis = analysis;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _thread = new Thread(Work) { IsBackground = true, Name = $"group-{analysis.Group}" };
    }

    /// <summary>The analysis.</summary>
    public GroupAnalysis Analysis { get; }

    /// <summary>Starts a group.</summary>
    public static RunningGroup Start(GroupAnalysis analysis, CancellationToken cancellationToken)
    {
        var running = new RunningGroup(analysis, cancellationToken);
        running._thread.Start();
        return running;
    }

    /// <summary>Throws what ended the thread.</summary>
    public void ThrowIfFailed()
    {
        if (Volatile.Read(ref _failure) is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    /// <summary>Asks the thread to end.</summary>
    public void Stop() => _stop.Cancel();

    /// <summary>Waits for the thread, for a while: what it still does changes nothing that another worker does with the group.</summary>
    public void Join()
    {
        if (_thread.Join(StopLimit))
        {
            _stop.Dispose();
        }
    }

    private void Work()
    {
        try
        {
            Analysis.Run(_stop.Token);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Told to stop.
        }
        catch (Exception e)
        {
            Volatile.Write(ref _failure, e);
        }
    }
}
