using Torghut.Market.Time;

namespace Torghut.Platform.Cluster.Workers.Hosting;

/// <summary>Names of the metrics, and numbers as they are shown.</summary>
public static class WorkerFigures
{
    /// <summary>Records read.</summary>
    public const string Records = "torghut.worker.records";

    /// <summary>Records still to come.</summary>
    public const string Lag = "torghut.worker.lag";

    /// <summary>Records against the contract of envelopes.</summary>
    public const string RefusedRecords = "torghut.worker.records.refused";

    /// <summary>Events behind their watermark.</summary>
    public const string LateEvents = "torghut.worker.events.late";

    /// <summary>Event time before which all is done, seconds since the Unix epoch; 0 before the first.</summary>
    public const string Watermark = "torghut.worker.watermark";

    /// <summary>1 when complete.</summary>
    public const string Complete = "torghut.worker.complete";

    /// <summary>Signals read.</summary>
    public const string Signals = "torghut.worker.signals";

    /// <summary>Signals that came again and counted once.</summary>
    public const string RepeatedSignals = "torghut.worker.signals.repeated";

    /// <summary>Decisions.</summary>
    public const string Decisions = "torghut.worker.decisions";

    /// <summary>Decisions that were rejected or blocked.</summary>
    public const string Rejects = "torghut.worker.decisions.rejected";

    /// <summary>Rows written to the ledger.</summary>
    public const string LedgerRows = "torghut.worker.ledger.rows";

    /// <summary>Transactions.</summary>
    public const string Commits = "torghut.worker.ledger.commits";

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Records, Lag, RefusedRecords, LateEvents, Watermark, Complete, Signals, RepeatedSignals, Decisions, Rejects, LedgerRows, Commits];

    /// <summary>Whether the metric only grows.</summary>
    public static bool IsTotal(string name) => name is not (Lag or Watermark or Complete);

    /// <summary>A time as the number of a watermark.</summary>
    internal static double Seconds(long timeNs) => timeNs is long.MinValue or long.MaxValue ? 0 : timeNs / (double)EventTime.NsPerSecond;

    /// <summary>A figure.</summary>
    internal static WorkerFigure Of(string name, double value, int? group = null) => new(name, value, IsTotal(name), group);
}
