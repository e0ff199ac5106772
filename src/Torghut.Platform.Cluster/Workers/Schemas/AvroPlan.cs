using Avro;

namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>How a document is written in a schema.</summary>
/// <param name="Root">The schema, bound to the document's fields.</param>
/// <param name="UnitsNs">
/// By place, how exactly the schema holds a field: 0 not at all, 1 exactly, else the unit of a time in nanoseconds.
/// </param>
internal sealed record AvroPlan(AvroNode Root, IReadOnlyList<long> UnitsNs)
{
    /// <summary>Plans the writing.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="shape">The document.</param>
    /// <param name="subject">Subject of the schema, for errors.</param>
    /// <exception cref="Simulation.Errors.SimulationException">
    /// <c>schema_mismatch</c>: a field that the schema requires is not in the document, or its type cannot hold the document's.
    /// </exception>
    public static AvroPlan ForWriting(Schema schema, DocumentShape shape, string subject) => new AvroPlanner(shape, subject).Plan(schema);

    /// <summary>Plans the reading: what is not the document's is passed over.</summary>
    public static AvroPlan ForReading(Schema schema, DocumentShape shape) => new AvroPlanner(shape, null).Plan(schema);
}
