namespace Torghut.Simulation.Manifest;

/// <summary>Where a run's stores and workloads live.</summary>
public enum SimulationPlatform
{
    /// <summary><c>embedded</c>: everything in the run folder, the pipeline in this process.</summary>
    Embedded,

    /// <summary><c>cluster</c>: Kafka, ClickHouse, Postgres and, unless switched off, Kubernetes.</summary>
    Cluster,
}
