namespace Torghut.Simulation.Lifecycle;

/// <summary>The phases of a run, in their order.</summary>
public enum RunPhase
{
    /// <summary>Guards, dump, tape, coverage: mutates nothing outside.</summary>
    Preflight,

    /// <summary>Takes Argo CD's automation away.</summary>
    ArgocdPrepare,

    /// <summary>Stages stores and topics, configures, replays.</summary>
    Apply,

    /// <summary>Waits for completion.</summary>
    Monitor,

    /// <summary>Writes the report.</summary>
    Report,

    /// <summary>Fulfils the obligations of apply.</summary>
    Teardown,

    /// <summary>Gives Argo CD's automation back.</summary>
    ArgocdRestore,
}
