using Torghut.Platform.Cluster.Workers.Trader;
using static Torghut.Platform.Cluster.Workers.Hosting.WorkerFigures;

namespace Torghut.Platform.Cluster.Workers.Hosting;

/// <summary>A trader for its host.</summary>
internal sealed class TraderHost(TraderWorker worker) : IWorker
{
    /// <inheritdoc/>
    public string Kind => "trader";

    /// <inheritdoc/>
    public bool IsReady => worker.IsReady;

    /// <inheritdoc/>
    public bool IsComplete => worker.Figures.IsComplete;

    /// <inheritdoc/>
    public IReadOnlyList<WorkerFigure> Figures()
    {
        TraderFigures figures = worker.Figures;
        return
        [
            Of(Records, figures.Records),
            Of(Lag, figures.Lag),
            Of(RefusedRecords, figures.Refused),
            Of(LateEvents, figures.Late),
            Of(Watermark, Seconds(figures.WatermarkNs)),
            Of(Complete, figures.IsComplete ? 1 : 0),
            Of(Signals, figures.Signals),
            Of(RepeatedSignals, figures.RepeatedSignals),
            Of(Decisions, figures.Decisions),
            Of(Rejects, figures.Rejects),
            Of(LedgerRows, figures.LedgerRows),
            Of(Commits, figures.Commits),
        ];
    }

    /// <inheritdoc/>
    public void Run(CancellationToken cancellationToken) => worker.Run(cancellationToken);
}
