using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Runs.Support;

namespace Torghut.Platform.Cluster.Tests.Runs;

/// <summary>The parts of a run over servers as commands of their own, given one after the other by hand.</summary>
public sealed class ClusterApplyTests(SharedPostgres postgres, SharedClickHouse clickHouse) : IDisposable
{
    private readonly ClusterWorld _world = new(postgres.Server, clickHouse.Server);

    public void Dispose() => _world.Dispose();

    [Fact]
    public void AnAppliedRunIsLeftRunningReportedAndTornDownByHand()
    {
        const string token = "applied";
        ProgramResult embedded = _world.Run(
            "run", "--run-id", token, "--dataset-manifest", _world.Embedded(), "--output-root", "embedded", "--confirm", ClusterWorld.Confirmation);
        Assert.True(embedded.Code is 0 or 6, embedded.Errors);
        string manifest = _world.Manifest("cluster.yaml");

        ProgramResult applied = _world.Run("apply", "--run-id", token, "--dataset-manifest", manifest, "--confirm", ClusterWorld.Confirmation);

        Assert.True(applied.Code == 0, applied.Errors);
        Assert.Equal(8, _world.TopicsOf(token).Count);
        Assert.Equal(["postgres torghut_sim_applied", "clickhouse torghut_sim_applied"], _world.Databases(token));
        ProgramResult status = _world.Run("status", "--run-id", token);
        Assert.Equal(0, status.Code);
        Assert.Contains("teardown", status.Output, StringComparison.Ordinal);
        StandInWorkloads.Work(_world, token, Path.Combine(_world.Folder, "embedded", token));
        ProgramResult report = _world.Run("report", "--run-id", token);
        Assert.True(report.Code == embedded.Code, report.Errors);
        ProgramResult teardown = _world.Run("teardown", "--run-id", token);
        Assert.True(teardown.Code == 0, teardown.Errors);
        _world.AssertNothingLeft(token);
        ProgramResult verified = _world.Run("verify", "--run-id", token, "--against", Path.Combine(_world.Folder, "embedded", token));
        Assert.True(verified.Code == 0, verified.Output + verified.Errors);
        Assert.Equal(0, _world.Run("status", "--run-id", token).Code);
        _world.AssertNoSecretInFiles();
    }

    [Fact]
    public void APasswordOfTheManifestIsInNoFileAndATeardownAsksForTheManifest()
    {
        const string token = "clear";
        string manifest = _world.Manifest("cluster.yaml");
        string yaml = File.ReadAllText(manifest).Replace(
            $"password_env: {ClusterWorld.PasswordVariable}",
            $"password: '{ClickHouseServer.Password.Replace("'", "''", StringComparison.Ordinal)}'",
            StringComparison.Ordinal);
        File.WriteAllText(manifest, yaml);
        ProgramResult applied = _world.Run("apply", "--run-id", token, "--dataset-manifest", manifest, "--confirm", ClusterWorld.Confirmation);
        Assert.True(applied.Code == 0, applied.Errors);
        Assert.Contains("password_in_clear", applied.Errors, StringComparison.Ordinal);
        _world.AssertNoSecretInFiles("artifacts");

        ProgramResult without = _world.Run("teardown", "--run-id", token);

        Assert.Equal(5, without.Code);
        Assert.True(without.Errors.Contains("clickhouse.password: the manifest held the password itself", StringComparison.Ordinal), without.Errors);
        Assert.Equal(["clickhouse torghut_sim_clear"], _world.Databases(token));
        Assert.Empty(_world.TopicsOf(token));
        string other = _world.Write("other.yaml", yaml.Replace("dataset_id: two-symbols", "dataset_id: others", StringComparison.Ordinal));
        ProgramResult wrong = _world.Run("teardown", "--run-id", token, "--dataset-manifest", other);
        Assert.Equal(5, wrong.Code);
        Assert.Contains("dataset_id", wrong.Errors, StringComparison.Ordinal);
        ProgramResult teardown = _world.Run("teardown", "--run-id", token, "--dataset-manifest", manifest);
        Assert.True(teardown.Code == 0, teardown.Output + teardown.Errors);
        _world.AssertNothingLeft(token);
        _world.AssertNoSecretInFiles("artifacts");
    }
}
