using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Runs.Managed;

/// <summary>What a run changes on servers and in Kubernetes, each by the one who knows its kind.</summary>
internal sealed class ManagedThings : IControlPlane
{
    private readonly IControlPlane _servers;
    private readonly IControlPlane _kubernetes;
    private readonly HashSet<string> _kinds;

    /// <summary>Puts both together.</summary>
    /// <param name="servers">Servers.</param>
    /// <param name="kubernetes">Kubernetes.</param>
    /// <param name="kinds">Kinds of Kubernetes.</param>
    public ManagedThings(IControlPlane servers, IControlPlane kubernetes, IEnumerable<string> kinds)
    {
        _servers = servers;
        _kubernetes = kubernetes;
        _kinds = kinds.ToHashSet(StringComparer.Ordinal);
    }

    /// <inheritdoc/>
    public TimeSpan SettleTime => _servers.SettleTime > _kubernetes.SettleTime ? _servers.SettleTime : _kubernetes.SettleTime;

    /// <inheritdoc/>
    public Task<ThingReading> ReadAsync(ThingId thing, CancellationToken cancellationToken) => Of(thing).ReadAsync(thing, cancellationToken);

    /// <inheritdoc/>
    public Task<MutationResult> MutateAsync(MutationPermit permit, ThingChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return Of(change.Thing).MutateAsync(permit, change, cancellationToken);
    }

    private IControlPlane Of(ThingId thing) => _kinds.Contains(thing.Kind) ? _kubernetes : _servers;
}
