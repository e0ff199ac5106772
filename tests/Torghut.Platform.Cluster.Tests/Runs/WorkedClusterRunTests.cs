using System.Diagnostics;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Runs.Support;

namespace Torghut.Platform.Cluster.Tests.Runs;

/// <summary>
/// The whole of it as processes: a run, a worker of technical analysis that was started before it by its manifest, and another
/// one and a trader, started by what the run wrote for them.
/// </summary>
public sealed class WorkedClusterRunTests(SharedPostgres postgres, SharedClickHouse clickHouse) : IDisposable
{
    private const string Token = "worked";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly ClusterWorld _world = new(postgres.Server, clickHouse.Server);

    public void Dispose() => _world.Dispose();

    [Fact]
    public void ARunWithWorkersComesToWhatAnEmbeddedRunComesTo()
    {
        ProgramResult embedded = _world.Run(
            "run", "--run-id", Token, "--dataset-manifest", _world.Embedded(), "--output-root", "embedded", "--confirm", ClusterWorld.Confirmation);
        Assert.True(embedded.Code is 0 or 6, embedded.Errors);

        string[] which = ["--run-id", Token, "--dataset-manifest", _world.Manifest("cluster.yaml")];
        using RunningProgram first = _world.Start(["worker", "ta", .. which, "--name", "ta-1", "--port", "0"]);
        using RunningProgram run = _world.Start(["run", .. which, "--confirm", ClusterWorld.Confirmation]);
        run.Until(() => File.Exists(_world.FileOf(Token, "workloads/trader.env")), Patience);
        using RunningProgram second = StartWorkload("ta", "--name ta-2");
        using RunningProgram trader = StartWorkload("trader", "--exit-when-complete");
        ProgramResult result = run.Wait(Patience);

        Assert.True(result.Code == embedded.Code, $"{result.Code}: {result.Errors}\n{first.Errors}\n{second.Errors}\n{trader.Errors}");
        Assert.Equal(0, trader.Wait(Patience).Code);
        _world.AssertNothingLeft(Token);
        _world.AssertNoSecretInFiles();
        ProgramResult verified = _world.Run("verify", "--run-id", Token, "--against", Path.Combine(_world.Folder, "embedded", Token));
        Assert.True(verified.Code == 0, verified.Output + verified.Errors);
        ProgramResult here = _world.Run("verify", "--run-id", Token);
        Assert.True(here.Code == 0, here.Output + here.Errors);
    }

    /// <summary>As the documentation says: a shell that has the passwords reads the file.</summary>
    private RunningProgram StartWorkload(string kind, string options)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "torghut-sim");
        var start = new ProcessStartInfo(
            "/bin/sh", ["-c", $"set -a; . \"$1\"; exec \"$2\" worker {kind} {options} --port 0", "sh", _world.FileOf(Token, $"workloads/{kind}.env"), program])
        {
            WorkingDirectory = _world.Folder,
        };
        start.Environment[ClusterWorld.PasswordVariable] = ClickHouseServer.Password;
        start.Environment[ClusterWorld.AdminVariable] = _world.Postgres.Url("postgres");
        start.Environment["PGPASSWORD"] = PostgresServer.Password;
        return RunningProgram.Start(start);
    }
}
