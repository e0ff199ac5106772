using Torghut.Market.Symbols;
using Torghut.Platform.Cluster.Kafka.Registry;
using Torghut.Platform.Cluster.Workers.Schemas;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Workers.Messages;

/// <summary>What is written in Avro; null for JSON.</summary>
/// <param name="Signals">Signals.</param>
/// <param name="MicroBars">Micro-bars.</param>
/// <param name="Status">Status records.</param>
internal sealed record AnalysisTargets(AvroTarget? Signals, AvroTarget? MicroBars, AvroTarget? Status)
{
    /// <summary>Everything in JSON.</summary>
    public static AnalysisTargets Json { get; } = new(null, null, null);

    /// <summary>Looks the schemas of the topics up. Status records stay JSON where their topic has none.</summary>
    /// <param name="catalog">The schemas.</param>
    /// <param name="topics">Topics of signals, of micro-bars (null for none) and of status records.</param>
    /// <param name="symbols">The replay's symbols.</param>
    /// <exception cref="SimulationException">A schema is missing, or does not fit what the worker has.</exception>
    public static AnalysisTargets Find(SchemaCatalog catalog, (string Signals, string? MicroBars, string Status) topics, SymbolTable symbols) => new(
        Require(catalog, topics.Signals, AnalysisShapes.Signal(symbols)),
        topics.MicroBars is null ? null : Require(catalog, topics.MicroBars, AnalysisShapes.MicroBar(symbols)),
        catalog.ForWriting(topics.Status, AnalysisShapes.Status));

    private static AvroTarget Require(SchemaCatalog catalog, string topic, DocumentShape shape) =>
        catalog.ForWriting(topic, shape) ?? throw new SimulationException(
            ExitCode.Failed,
            "schema_missing",
            $"Subject {SchemaRegistry.ValueSubject(topic)}: the registry has no schema; expected the one that the run registers, or TA_OUTPUT_FORMAT=json.")
        {
            Hint = "A run registers the schemas of the production topics' subjects when its manifest has schema_registry.url.",
        };
}
