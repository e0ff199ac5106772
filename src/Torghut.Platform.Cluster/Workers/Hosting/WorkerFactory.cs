using Torghut.Platform.Cluster.Workers.Analysis;
using Torghut.Platform.Cluster.Workers.Settings;
using Torghut.Platform.Cluster.Workers.Trader;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;

namespace Torghut.Platform.Cluster.Workers.Hosting;

/// <summary>Makes workers from environment variables and a manifest; nothing is reached before they run.</summary>
public static class WorkerFactory
{
    /// <summary>Makes a worker of technical analysis.</summary>
    /// <param name="environment">Looks an environment variable up; null where it is not set.</param>
    /// <param name="run">The run, which gives what no variable says; null without a manifest.</param>
    /// <param name="name">Name of the worker, and Kafka client id.</param>
    /// <param name="observer">Hears of what happens.</param>
    /// <exception cref="SimulationException">A setting is missing or wrong (exit code 2), or production's (exit code 3).</exception>
    public static IWorker Analysis(Func<string, string?> environment, RunDefinition? run, string name, IProgressObserver observer) =>
        new AnalysisHost(new AnalysisWorker(AnalysisEnvironment.Read(new WorkerEnvironment(environment), run, name), observer));

    /// <summary>Makes a trader.</summary>
    /// <param name="environment">Looks an environment variable up; null where it is not set.</param>
    /// <param name="run">The run.</param>
    /// <param name="name">Name of the worker, and Kafka client id.</param>
    /// <param name="openReviewer">Makes the one who answers reviews; gives null where nobody is asked.</param>
    /// <param name="observer">Hears of what happens.</param>
    /// <exception cref="SimulationException">A setting is missing or wrong (exit code 2), or production's or live (exit code 3).</exception>
    public static IWorker Trader(
        Func<string, string?> environment, RunDefinition run, string name, Func<IReviewer?> openReviewer, IProgressObserver observer) =>
        new TraderHost(new TraderWorker(TraderEnvironment.Read(new WorkerEnvironment(environment), run, name, openReviewer), observer));
}
