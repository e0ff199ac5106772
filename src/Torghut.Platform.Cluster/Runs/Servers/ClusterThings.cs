using Torghut.Platform.Cluster.ClickHouse.Databases;
using Torghut.Platform.Cluster.Kafka.Registry;
using Torghut.Platform.Cluster.Kafka.Topics;
using Torghut.Platform.Cluster.Postgres.Databases;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Runs.Servers;

/// <summary>
/// Everything that a run changes on servers, by kind. A server is connected to when a thing of its kind is asked for, so that
/// one that is away, or whose password is not set, keeps no other thing from being put back.
/// </summary>
internal sealed class ClusterThings : IControlPlane
{
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, Func<IControlPlane>> _makers;
    private readonly Dictionary<string, IControlPlane> _made = [];
    private readonly Lock _lock = new();

    /// <summary>The things of a run.</summary>
    /// <param name="servers">Finds the servers; it throws where the run's manifest cannot be read.</param>
    public ClusterThings(Func<ClusterServers> servers)
    {
        var known = new Lazy<ClusterServers>(servers, LazyThreadSafetyMode.PublicationOnly);
        _makers = new Dictionary<string, Func<IControlPlane>>(StringComparer.Ordinal)
        {
            [TopicThings.Kind] = () => new TopicThings(() => known.Value.Topics(QuietProgress.Instance), known.Value.KafkaSection.ReplicationFactor),
            [SubjectThings.Kind] = () => new SubjectThings(() => known.Value.Registry()
                ?? throw new SimulationException(ExitCode.Usage, "schema_registry_missing", "schema_registry: the manifest names none.")),
            [RunDatabaseThing.Kind] = () => new RunDatabaseThing(known.Value.Ledger()),
            [SignalDatabaseThing.Kind] = () => new SignalDatabaseThing(known.Value.Signals()),
        };
    }

    /// <inheritdoc/>
    public TimeSpan SettleTime => Settle;

    /// <inheritdoc/>
    public async Task<ThingReading> ReadAsync(ThingId thing, CancellationToken cancellationToken)
    {
        try
        {
            return Find(thing.Kind) is { } things
                ? await things.ReadAsync(thing, cancellationToken).ConfigureAwait(false)
                : new ThingReading.Refused($"no server knows a '{thing.Kind}'");
        }
        catch (SimulationException unusable)
        {
            return new ThingReading.Refused(unusable.Message);
        }
    }

    /// <inheritdoc/>
    public async Task<MutationResult> MutateAsync(MutationPermit permit, ThingChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        IControlPlane? things;
        try
        {
            things = Find(change.Thing.Kind);
        }
        catch (SimulationException unusable)
        {
            return new MutationResult.Refused(unusable.Message);
        }

        return things is null
            ? new MutationResult.Refused($"no server knows a '{change.Thing.Kind}'")
            : await things.MutateAsync(permit, change, cancellationToken).ConfigureAwait(false);
    }

    private IControlPlane? Find(string kind)
    {
        lock (_lock)
        {
            if (!_made.TryGetValue(kind, out IControlPlane? things) && _makers.TryGetValue(kind, out Func<IControlPlane>? make))
            {
                things = make();
                _made.Add(kind, things);
            }

            return things;
        }
    }
}
