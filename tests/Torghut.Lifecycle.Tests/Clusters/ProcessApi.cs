using System.Text.Json.Nodes;
using Torghut.ControlPlane.Tests.Support;
using Torghut.Lifecycle.Tests.Faults;
using Torghut.Lifecycle.Tests.Processes;
using Torghut.Lifecycle.Tests.World;
using Torghut.Platform.Cluster.Kubernetes.Api;

namespace Torghut.Lifecycle.Tests.Clusters;

/// <summary>The API as one process sees it: each call takes time, and can fail in every way that a network and a server know.</summary>
internal sealed class ProcessApi(SimulatedProcess process, ClusterScene scene) : IKubernetesApi
{
    /// <summary>After so long the client gives a call up.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LongestTransit = TimeSpan.FromMilliseconds(400);

    private readonly StoreApi _store = new(scene.Cluster.Store);

    public Task<ApiReply> GetAsync(ObjectRef target, CancellationToken cancellationToken) =>
        CallAsync(CallKind.ReadThing, "get", target, () => _store.GetAsync(target, CancellationToken.None));

    public Task<ApiReply> ListAsync(ResourcePath resource, string ns, CancellationToken cancellationToken) =>
        CallAsync(CallKind.ReadThing, "list", new ObjectRef(resource, ns, "*"), () => _store.ListAsync(resource, ns, CancellationToken.None));

    public Task<ApiReply> ListLabelledAsync(ResourcePath resource, string ns, string label, CancellationToken cancellationToken) => CallAsync(
        CallKind.ReadThing, "list", new ObjectRef(resource, ns, label), () => _store.ListLabelledAsync(resource, ns, label, CancellationToken.None));

    public Task<ApiReply> PatchAsync(ObjectRef target, JsonArray operations, CancellationToken cancellationToken)
    {
        var sent = (JsonArray)operations.DeepClone();
        return CallAsync(CallKind.MutateThing, "patch", target, () => _store.PatchAsync(target, sent, CancellationToken.None));
    }

    public Task<ApiReply> CreateAsync(ObjectRef target, JsonObject value, CancellationToken cancellationToken)
    {
        var sent = (JsonObject)value.DeepClone();
        return CallAsync(CallKind.MutateThing, "create", target, () => _store.CreateAsync(target, (JsonObject)sent.DeepClone(), CancellationToken.None));
    }

    public Task<ApiReply> DeleteAsync(ObjectRef target, string uid, string? version, CancellationToken cancellationToken) =>
        CallAsync(CallKind.MutateThing, "delete", target, () => _store.DeleteAsync(target, uid, version, CancellationToken.None));

    public Task<ApiReply> DiscoverAsync(string group, string version, CancellationToken cancellationToken) => CallAsync(
        CallKind.ReadThing, "discover", new ObjectRef(ResourcePath.ConfigMaps, group, version), () => _store.DiscoverAsync(group, version, CancellationToken.None));

    public Task<ApiReply> ReviewAccessAsync(string verb, ResourcePath resource, string ns, CancellationToken cancellationToken) =>
        CallAsync(CallKind.ReadThing, "review", new ObjectRef(resource, ns, verb), () => _store.ReviewAccessAsync(verb, resource, ns, CancellationToken.None));

    /// <summary>A watch that says nothing: it ends by its own limit, and whoever waits reads.</summary>
    public Task WaitForChangeAsync(ObjectRef target, string resourceVersion, TimeSpan longest, CancellationToken cancellationToken) =>
        Task.Delay(longest, process.Clock, CancellationToken.None);

    // Tokens are not heeded: a cancelled call may still take effect, and registrations would be called on other threads.
    private async Task<ApiReply> CallAsync(CallKind kind, string verb, ObjectRef target, Func<Task<ApiReply>> call)
    {
        SimulatedWorld world = process.World;
        Fault fault;
        try
        {
            fault = process.Enter(kind, $"{verb} {target}");
        }
        catch (ProcessDiedException)
        {
            return await Never().ConfigureAwait(false);
        }

        ApiReply Effect() => scene.Perform(process, verb, target, call);
        int number = world.Calls;
        await Task.Delay(world.Draws.Time(LongestTransit, "to", number), process.Clock).ConfigureAwait(false);
        switch (fault)
        {
            case Fault.ErrorBefore:
                return new ApiReply.NoAnswer("connection reset");
            case Fault.Conflict:
                return new ApiReply.Conflict("the object has been modified");
            case Fault.Refused:
                return new ApiReply.Refused(403, "forbidden");
            case Fault.Hang:
                await Task.Delay(Limit, process.Clock).ConfigureAwait(false);
                return new ApiReply.NoAnswer("no answer within 15 s");
            case Fault.Late:
                world.Later(process, world.Draws.Time(Limit + world.SettleTime, "late", number), () => Effect());
                await Task.Delay(Limit, process.Clock).ConfigureAwait(false);
                return new ApiReply.NoAnswer("no answer within 15 s");
            case Fault.KillLate:
                world.Later(process, world.SettleTime, () => Effect());
                process.Kill();
                return await Never().ConfigureAwait(false);
        }

        ApiReply reply = Effect();
        try
        {
            process.Leave(fault);
        }
        catch (ProcessDiedException)
        {
            return await Never().ConfigureAwait(false);
        }

        await Task.Delay(world.Draws.Time(LongestTransit, "from", number), process.Clock).ConfigureAwait(false);
        return fault == Fault.ErrorAfter ? new ApiReply.NoAnswer("connection reset") : reply;
    }

    private static Task<ApiReply> Never() => new TaskCompletionSource<ApiReply>().Task;
}
