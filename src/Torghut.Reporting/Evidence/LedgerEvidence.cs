using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Evidence;

/// <summary>A ledger read once: the rows of the run, reduced to what the report needs.</summary>
internal sealed class LedgerEvidence
{
    /// <summary>All words.</summary>
    public StringPool Words { get; } = new();

    /// <summary>Lists of reasons, guardrails and flags.</summary>
    public ReasonSets ReasonSets { get; } = new();

    /// <summary>Strategies, in order of their appearance in the table, then in decisions.</summary>
    public List<StrategyFact> Strategies { get; } = [];

    /// <summary>Decisions in scope, in order of creation and id.</summary>
    public ChunkedList<DecisionFact> Decisions { get; set; } = new();

    /// <summary>Executions in scope, in order of creation and id.</summary>
    public ChunkedList<ExecutionFact> Executions { get; } = new();

    /// <summary>TCA rows in scope.</summary>
    public ChunkedList<TcaFact> TcaMetrics { get; } = new();

    /// <summary>TCA rows whose slippage or shortfall was missing and was computed from their prices.</summary>
    public int TcaComputed { get; set; }

    /// <summary>Ids that are no UUIDs, as the ledger writes them.</summary>
    public IReadOnlyDictionary<Guid, string> ForeignIds { get; set; } = System.Collections.Immutable.ImmutableDictionary<Guid, string>.Empty;

    /// <summary>Order events in scope, in order of event time and id.</summary>
    public ChunkedList<OrderEventFact> OrderEvents { get; } = new();

    /// <summary>Fill events in scope.</summary>
    public ChunkedList<FillPoint> FillPoints { get; } = new();

    /// <summary>Order updates by event type and rule of the execution simulation; those without a rule are left out.</summary>
    public SortedDictionary<(string EventType, string Rule), RuleFact> Rules { get; } = new(OrdinalPairComparer.Instance);

    /// <summary>What FIFO matches, in order of market time, then execution.</summary>
    public FillUnit[] FillUnits { get; set; } = [];

    /// <summary>Executions whose fills are known event by event.</summary>
    public int ExecutionsWithFillEvents { get; set; }

    /// <summary>Reviews in scope.</summary>
    public ChunkedList<ReviewFact> Reviews { get; } = new();

    /// <summary>Signal counts, in order of half hour, strategy and symbol.</summary>
    public List<SignalCountFact> SignalCounts { get; } = [];

    /// <summary>Runtime events by kind.</summary>
    public SortedDictionary<RuntimeEventKey, long> RuntimeEvents { get; } = [];

    /// <summary>Cursors.</summary>
    public List<TradeCursorRow> Cursors { get; } = [];

    /// <summary>The account's first snapshot.</summary>
    public PositionSnapshotRow? FirstSnapshot { get; set; }

    /// <summary>The account's last snapshot.</summary>
    public PositionSnapshotRow? LastSnapshot { get; set; }

    /// <summary>Number of snapshots.</summary>
    public long SnapshotCount { get; set; }

    /// <summary>Tables that the ledger lacks.</summary>
    public IReadOnlyList<string> MissingTables { get; set; } = [];

    /// <summary>What is in scope and what is not.</summary>
    public ScopeFact Scope { get; } = new();

    /// <summary>Whether the ledger has a table.</summary>
    public bool HasTable(string table)
    {
        foreach (string missing in MissingTables)
        {
            if (string.Equals(missing, table, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>An id as the ledger writes it.</summary>
    public string IdText(Guid id) => ForeignIds.Count > 0 && ForeignIds.TryGetValue(id, out string? text) ? text : id.ToString("D");

    /// <summary>Name of a symbol of the pool, of a status and the like.</summary>
    public string Word(int index) => Words[index];
}
