using System.Text;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Kafka.Registry;

/// <summary>
/// Subjects of a schema registry as things that a run pledges: the value is the schema's registration. A simulation subject
/// gets the schema of the production subject before its workload starts, and is deleted afterwards.
/// </summary>
public sealed class SubjectThings : IControlPlane
{
    /// <summary>Kind of these things.</summary>
    public const string Kind = "schema_subject";

    private readonly Func<SchemaRegistry> _open;

    /// <summary>Makes them.</summary>
    /// <param name="open">Connects.</param>
    public SubjectThings(Func<SchemaRegistry> open) => _open = open;

    /// <inheritdoc/>
    public TimeSpan SettleTime => TimeSpan.FromSeconds(20);

    /// <summary>What a run pledges so that a simulation topic has its production topic's value schema.</summary>
    /// <param name="registry">The registry.</param>
    /// <param name="url">Its address without a password, for the command by hand.</param>
    /// <param name="productionTopic">Topic whose schema is taken.</param>
    /// <param name="simulationTopic">Topic that gets it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Null where the production topic has no schema: it is not Avro.</returns>
    public static async Task<Obligation?> ObligationForAsync(
        SchemaRegistry registry, string url, string productionTopic, string simulationTopic, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(registry);
        RegisteredSchema? schema = await registry.LatestAsync(SchemaRegistry.ValueSubject(productionTopic), cancellationToken).ConfigureAwait(false);
        if (schema is null)
        {
            return null;
        }

        string subject = SchemaRegistry.ValueSubject(simulationTopic);
        return new Obligation
        {
            Id = "schema-subject-" + subject,
            Kind = Kind,
            Target = subject,
            Captured = null,
            Intended = Text(schema),
            Restore = "deletes the subject",
            ManualCommand = $"curl -X DELETE '{url.TrimEnd('/')}/subjects/{subject}' && curl -X DELETE '{url.TrimEnd('/')}/subjects/{subject}?permanent=true'",
        };
    }

    /// <inheritdoc/>
    public async Task<ThingReading> ReadAsync(ThingId thing, CancellationToken cancellationToken)
    {
        if (thing.Kind != Kind)
        {
            return new ThingReading.Refused($"the kind {thing.Kind} is none of a schema registry");
        }

        try
        {
            using SchemaRegistry registry = _open();
            RegisteredSchema? schema = await registry.LatestAsync(thing.Target, cancellationToken).ConfigureAwait(false);
            return new ThingReading.Found(schema is null ? null : Text(schema), "");
        }
        catch (SimulationException e)
        {
            return e.Code == "schema_registry_unavailable" ? new ThingReading.Indeterminate(e.Message) : new ThingReading.Refused(e.Message);
        }
    }

    /// <inheritdoc/>
    public async Task<MutationResult> MutateAsync(MutationPermit permit, ThingChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(permit);
        ArgumentNullException.ThrowIfNull(change);
        try
        {
            using SchemaRegistry registry = _open();
            RegisteredSchema? there = await registry.LatestAsync(change.Thing.Target, cancellationToken).ConfigureAwait(false);
            if ((there is null ? null : Text(there)) != change.Expected)
            {
                return new MutationResult.Conflict(there is null ? "there is no such subject" : "the subject has another schema");
            }

            permit.Redeem(Kind, change.Thing.Target);
            if (change.Desired is null)
            {
                await registry.DeleteAsync(change.Thing.Target, cancellationToken).ConfigureAwait(false);
            }
            else
            {
                await registry.RegisterAsync(change.Thing.Target, RegisteredSchema.FromRequest(change.Desired), cancellationToken).ConfigureAwait(false);
            }

            return new MutationResult.Applied("");
        }
        catch (SimulationException e)
        {
            return e.Code == "schema_registry_unavailable" ? new MutationResult.Indeterminate(e.Message) : new MutationResult.Refused(e.Message);
        }
    }

    private static string Text(RegisteredSchema schema) => Encoding.UTF8.GetString(schema.ToRequest());
}
