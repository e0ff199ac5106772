using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Avro;
using Torghut.Platform.Cluster.Kafka.Registry;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>The schemas of a registry, each asked for once.</summary>
internal sealed class SchemaCatalog
{
    private const int DeepestReference = 16;

    private readonly Func<SchemaRegistry>? _open;
    private readonly CancellationToken _cancellationToken;
    private readonly ConcurrentDictionary<int, Schema> _schemas = new();

    /// <summary>Makes a catalog.</summary>
    /// <param name="open">Connects to the registry; null without one.</param>
    /// <param name="cancellationToken">Ends the waiting for answers.</param>
    public SchemaCatalog(Func<SchemaRegistry>? open, CancellationToken cancellationToken)
    {
        _open = open;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The schema with an id.</summary>
    /// <exception cref="SimulationException">No registry is configured, or it does not have the schema, or does not answer.</exception>
    public Schema ById(int id)
    {
        if (_schemas.TryGetValue(id, out Schema? known))
        {
            return known;
        }

        if (_open is null)
        {
            throw new SimulationException(
                ExitCode.Usage,
                "schema_registry_missing",
                string.Create(CultureInfo.InvariantCulture, $"Found a record written in Avro with schema {id}; expected the address of the schema registry, in the manifest's schema_registry.url or TRADING_SCHEMA_REGISTRY_URL (TA_SCHEMA_REGISTRY_URL for technical analysis)."));
        }

        using SchemaRegistry registry = _open();
        string name = string.Create(CultureInfo.InvariantCulture, $"schema {id}");
        RegisteredSchema schema = Wait(registry.ByIdAsync(id, _cancellationToken)) ?? throw new SimulationException(
            ExitCode.Failed, "schema_missing", $"Schema registry {registry.Url}: {name}, which a record names, is not there.");
        return _schemas.GetOrAdd(id, Parse(registry, schema, name));
    }

    /// <summary>How documents are written for a topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="shape">The documents.</param>
    /// <returns>Null where the topic's subject has no schema.</returns>
    /// <exception cref="SimulationException">The schema does not fit the documents, or the registry does not answer.</exception>
    public AvroTarget? ForWriting(string topic, DocumentShape shape)
    {
        using SchemaRegistry registry = _open!();
        string subject = SchemaRegistry.ValueSubject(topic);
        if (Wait(registry.LatestAsync(subject, _cancellationToken)) is not { } registered)
        {
            return null;
        }

        int id = registered.Id ?? throw new SimulationException(
            ExitCode.Failed, "schema_registry_refused", $"Schema registry {registry.Url}, subject {subject}: the answer has no id.");
        Schema schema = Parse(registry, registered, $"subject {subject}");
        return new AvroTarget(id, shape, AvroPlan.ForWriting(schema, shape, subject));
    }

    private T Wait<T>(Task<T> task) => task.WaitAsync(_cancellationToken).GetAwaiter().GetResult();

    private Schema Parse(SchemaRegistry registry, RegisteredSchema registered, string name)
    {
        var names = new SchemaNames();
        AddReferences(registry, registered, names, 0);
        return Parse(registered, names, $"Schema registry {registry.Url}, {name}");
    }

    private static Schema Parse(RegisteredSchema registered, SchemaNames names, string where)
    {
        if (registered.Type is not (null or "AVRO"))
        {
            throw new SimulationException(ExitCode.Failed, "schema_mismatch", $"{where}: found a schema of type {registered.Type}; expected AVRO.");
        }

        try
        {
            return Schema.Parse(registered.Schema, names);
        }
        catch (Exception e) when (e is AvroException or JsonException or Newtonsoft.Json.JsonException or ArgumentException)
        {
            throw new SimulationException(ExitCode.Failed, "schema_mismatch", $"{where}: found a schema that cannot be read: {e.Message}", e);
        }
    }

    /// <summary>Types of other subjects come first, so that their names are known.</summary>
    private void AddReferences(SchemaRegistry registry, RegisteredSchema registered, SchemaNames names, int depth)
    {
        if (registered.References is not { } references || depth == DeepestReference)
        {
            return;
        }

        using JsonDocument document = JsonDocument.Parse(references);
        foreach (JsonElement reference in document.RootElement.EnumerateArray())
        {
            string subject = reference.GetProperty("subject").GetString()!;
            int version = reference.GetProperty("version").GetInt32();
            RegisteredSchema other = Wait(registry.VersionAsync(subject, version, _cancellationToken)) ?? throw new SimulationException(
                ExitCode.Failed, "schema_missing", string.Create(CultureInfo.InvariantCulture, $"Schema registry {registry.Url}: version {version} of subject {subject}, which a schema refers to, is not there."));
            AddReferences(registry, other, names, depth + 1);
            _ = Parse(other, names, $"Schema registry {registry.Url}, subject {subject}");
        }
    }
}
