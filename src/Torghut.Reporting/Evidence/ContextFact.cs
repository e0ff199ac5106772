namespace Torghut.Reporting.Evidence;

/// <summary>A row's <c>simulation_context</c>, reduced to what the report asks of it.</summary>
internal struct ContextFact
{
    /// <summary>Fields that are there and not null.</summary>
    public ContextFields Fields;

    /// <summary>Whether <c>simulation_run_id</c> is the report's run.</summary>
    public bool OfThisRun;

    /// <summary>Signal time; null where it is missing or no timestamp.</summary>
    public long? SignalNs;

    /// <summary>FNV-1a over name and text of all fields but the run, so that two rows' lineage can be compared.</summary>
    public ulong LineageHash;

    /// <summary>Whether all required fields are there.</summary>
    public readonly bool Complete => Fields == ContextFields.All;

    /// <summary>Whether the row names a run at all.</summary>
    public readonly bool NamesRun => (Fields & ContextFields.SimulationRunId) != 0;
}
