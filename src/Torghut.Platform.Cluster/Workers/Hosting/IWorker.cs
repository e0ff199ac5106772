namespace Torghut.Platform.Cluster.Workers.Hosting;

/// <summary>A worker as its host sees it.</summary>
public interface IWorker
{
    /// <summary><c>ta</c> or <c>trader</c>.</summary>
    string Kind { get; }

    /// <summary>Whether it has all that it needs and is at work.</summary>
    bool IsReady { get; }

    /// <summary>Whether nothing is left to do of what this worker has.</summary>
    bool IsComplete { get; }

    /// <summary>Counts of the moment.</summary>
    IReadOnlyList<WorkerFigure> Figures();

    /// <summary>Works until it is stopped, or until nothing is left to do that could come again.</summary>
    /// <exception cref="Simulation.Errors.SimulationException">It cannot go on.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    void Run(CancellationToken cancellationToken);
}
