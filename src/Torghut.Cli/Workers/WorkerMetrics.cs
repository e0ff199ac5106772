using System.Diagnostics.Metrics;
using Torghut.Platform.Cluster.Workers.Hosting;

namespace Torghut.Cli.Workers;

/// <summary>A worker's numbers as metrics.</summary>
internal sealed class WorkerMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Torghut.Workers";

    private readonly Meter _meter = new(MeterName);

    private WorkerMetrics()
    {
    }

    /// <summary>Begins to give them.</summary>
    public static WorkerMetrics Start(IWorker worker)
    {
        var metrics = new WorkerMetrics();
        foreach (string name in WorkerFigures.All)
        {
            if (WorkerFigures.IsTotal(name))
            {
                metrics._meter.CreateObservableCounter(name, () => Measure(worker, name));
            }
            else
            {
                metrics._meter.CreateObservableGauge(name, () => Measure(worker, name));
            }
        }

        return metrics;
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<double>> Measure(IWorker worker, string name)
    {
        var kind = new KeyValuePair<string, object?>("worker", worker.Kind);
        foreach (WorkerFigure figure in worker.Figures().Where(figure => figure.Name == name))
        {
            yield return figure.Group is { } group
                ? new Measurement<double>(figure.Value, kind, new KeyValuePair<string, object?>("group", group))
                : new Measurement<double>(figure.Value, kind);
        }
    }
}
