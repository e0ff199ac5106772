using Torghut.Platform.Cluster.Workers.Hosting;

namespace Torghut.Cli.Workers;

/// <summary>Runs a worker with its health beside it, until it is stopped.</summary>
internal static class WorkerProgram
{
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(25);

    /// <summary>Runs.</summary>
    /// <param name="worker">The worker.</param>
    /// <param name="options">How.</param>
    /// <param name="listening">Told where health is asked for.</param>
    /// <param name="cancellationToken">Stops the worker: it ends in order, for a while.</param>
    public static async Task RunAsync(IWorker worker, WorkerOptions options, Action<string> listening, CancellationToken cancellationToken)
    {
        WorkerServer server = await WorkerServer.StartAsync(options, worker, cancellationToken).ConfigureAwait(false);
        await using (server.ConfigureAwait(false))
        {
            using WorkerMetrics? metrics = WorkerMetrics.Start(worker);
            listening(server.Url);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            Task working = Task.Factory.StartNew(() => worker.Run(stop.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            await WaitAsync(worker, options, working, cancellationToken).ConfigureAwait(false);
            await stop.CancelAsync().ConfigureAwait(false);
            try
            {
                await working.WaitAsync(StopLimit, CancellationToken.None).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Told to stop.
            }
            catch (TimeoutException)
            {
                // What hangs is with a server that does not answer; whoever goes on knows from where.
            }
        }
    }

    private static async Task WaitAsync(IWorker worker, WorkerOptions options, Task working, CancellationToken cancellationToken)
    {
        TimeSpan poll = TimeSpan.FromMilliseconds(200);
        while (!cancellationToken.IsCancellationRequested)
        {
            if (working.IsFaulted || (options.ExitsWhenComplete && worker.IsComplete))
            {
                return;
            }

            await Task.Delay(poll, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
