using System.Text.Json;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Runs.Support;

namespace Torghut.Platform.Cluster.Tests.Runs;

/// <summary>
/// The whole of it: one command takes automation away from Argo CD, proves it, points the workloads at databases and topics of
/// its own, replays the day through workers that Kubernetes starts, reports, and gives everything back.
/// </summary>
public sealed class ManagedClusterRunTests(SharedPostgres postgres, SharedClickHouse clickHouse) : IDisposable
{
    private const string Token = "managed";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly ManagedWorld _world = new(postgres.Server, clickHouse.Server);

    public void Dispose() => _world.Dispose();

    [Fact]
    public void ARunTakesTheWorkloadsProvesItReplaysReportsAndGivesEverythingBack()
    {
        ClusterWorld servers = _world.Servers;
        ProgramResult embedded = servers.Run(
            "run", "--run-id", Token, "--dataset-manifest", servers.Embedded(), "--output-root", "embedded", "--confirm", ClusterWorld.Confirmation);
        Assert.True(embedded.Code is 0 or 6, embedded.Errors);

        using RunningProgram run = servers.Start("run", "--run-id", Token, "--dataset-manifest", _world.Manifest(), "--confirm", ClusterWorld.Confirmation);
        ProgramResult result = run.Wait(Patience);

        Assert.True(result.Code == embedded.Code, $"{result.Code}: {result.Errors}\n{_world.Workloads.Errors}");
        _world.AssertRestored(Token);
        servers.AssertNoSecretInFiles();
        ProgramResult verified = servers.Run("verify", "--run-id", Token, "--against", Path.Combine(servers.Folder, "embedded", Token));
        Assert.True(verified.Code == 0, verified.Output + verified.Errors);
        using JsonDocument state = JsonDocument.Parse(File.ReadAllBytes(servers.FileOf(Token, "run-state.json")));
        Assert.All(
            state.RootElement.GetProperty("phases").EnumerateArray().Select(phase => phase.GetProperty("status").GetString()),
            status => Assert.Equal("ok", status));
    }
}
