namespace Torghut.Simulation.Manifest;

/// <summary>The schema registry of workloads that write Avro.</summary>
public sealed record SchemaRegistrySection
{
    /// <summary>Address.</summary>
    public string Url { get; init; } = "";
}
