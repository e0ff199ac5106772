using Torghut.Kubernetes.Rig.Http;
using Torghut.Kubernetes.Rig.Storage;

namespace Torghut.Kubernetes.Rig;

/// <summary>Runs an empty cluster until its input ends, for looking at it by hand.</summary>
internal static class Program
{
    private static async Task Main()
    {
        await using ApiServer server = await ApiServer.StartAsync(
            new ClusterStore(TimeProvider.System), new ApiServerOptions(), CancellationToken.None).ConfigureAwait(false);
        Console.Write(server.Kubeconfig("torghut"));
        while (await Console.In.ReadLineAsync().ConfigureAwait(false) is not null)
        {
        }
    }
}
