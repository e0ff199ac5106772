using Torghut.Platform.Cluster.Workers.Analysis;
using static Torghut.Platform.Cluster.Workers.Hosting.WorkerFigures;

namespace Torghut.Platform.Cluster.Workers.Hosting;

/// <summary>A worker of technical analysis for its host.</summary>
internal sealed class AnalysisHost(AnalysisWorker worker) : IWorker
{
    /// <inheritdoc/>
    public string Kind => "ta";

    /// <inheritdoc/>
    public bool IsReady => worker.IsReady;

    /// <inheritdoc/>
    public bool IsComplete => IsReady && worker.Figures.All(group => group.Value.IsDone);

    /// <inheritdoc/>
    public IReadOnlyList<WorkerFigure> Figures() =>
    [
        .. worker.Figures.SelectMany(group => (WorkerFigure[])
        [
            Of(Records, group.Value.Records, group.Key),
            Of(Lag, group.Value.Lag, group.Key),
            Of(RefusedRecords, group.Value.Refused, group.Key),
            Of(LateEvents, group.Value.Late, group.Key),
            Of(Watermark, Seconds(group.Value.WatermarkNs), group.Key),
            Of(Complete, group.Value.IsDone ? 1 : 0, group.Key),
        ]),
    ];

    /// <inheritdoc/>
    public void Run(CancellationToken cancellationToken) => worker.Run(cancellationToken);
}
