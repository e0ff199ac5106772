using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Torghut.Platform.Cluster.Workers.Hosting;

namespace Torghut.Cli.Workers;

/// <summary>A worker's numbers as metrics; sent by OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.</summary>
internal sealed class WorkerMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Torghut.Workers";

    private readonly Meter _meter = new(MeterName);

    private MeterProvider? _exporter;

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

        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable("OTEL_EXPORTER_OTLP_ENDPOINT")))
        {
            metrics._exporter = Export();
        }

        return metrics;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _exporter?.Dispose();
        _meter.Dispose();
    }

    /// <summary>Apart, so that the exporter is loaded only where it is wanted. Its other settings are OpenTelemetry's own variables.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static MeterProvider Export() => Sdk.CreateMeterProviderBuilder()
        .ConfigureResource(resource => resource.AddService("torghut-sim-worker"))
        .AddMeter(MeterName)
        .AddOtlpExporter()
        .Build();

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
