namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>A schema that documents are written in.</summary>
/// <param name="SchemaId">Its id in the registry.</param>
/// <param name="Shape">The documents.</param>
/// <param name="Plan">How.</param>
internal sealed record AvroTarget(int SchemaId, DocumentShape Shape, AvroPlan Plan);
