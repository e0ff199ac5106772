using System.Globalization;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Runs.Support;

namespace Torghut.Platform.Cluster.Tests.Runs;

/// <summary>
/// The program as a process, managing its workloads in Kubernetes, killed at its n-th write there, before it is made or
/// after, so between any two lines of its journal; then <c>teardown</c>, <c>run</c> or <c>guard</c>. Three points;
/// <c>TORGHUT_KILL_POINTS=40</c> spreads more over the run, <c>TORGHUT_KILL_POINTS=all</c> takes every one.
/// </summary>
public sealed class KilledAtEveryWriteTests : IDisposable
{
    private const int PointsInCi = 3;

    /// <summary>Writes of a whole run without a root, less those that only renew.</summary>
    private const int WritesOfARun = 90;

    private readonly ClusterWorld _world;
    private readonly ManagedRuns _runs;

    public KilledAtEveryWriteTests(SharedPostgres postgres, SharedClickHouse clickHouse)
    {
        ArgumentNullException.ThrowIfNull(postgres);
        ArgumentNullException.ThrowIfNull(clickHouse);
        _world = new ClusterWorld(postgres.Server, clickHouse.Server);
        _runs = new ManagedRuns(_world);
    }

    public void Dispose() => _world.Dispose();

    [Fact]
    public async Task A_managed_run_killed_at_any_write_is_put_back_by_teardown_run_or_guard()
    {
        Point[] points = [.. Points(Environment.GetEnvironmentVariable("TORGHUT_KILL_POINTS"))];
        string[] rows = new string[points.Length];
        int killed = 0;
        await Parallel.ForAsync(0, points.Length, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (i, token) =>
        {
            (rows[i], bool alive) = await PutBackAsync(i, points[i], token);
            Interlocked.Add(ref killed, alive ? 1 : 0);
        });
        TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', rows));
        Assert.True(killed * 2 >= points.Length, $"Only {killed} of {points.Length} runs were alive when they were to be killed.");
    }

    private static IEnumerable<Point> Points(string? asked)
    {
        if (asked == "all")
        {
            for (int write = 1; write <= WritesOfARun; write++)
            {
                yield return new Point(write, IsMade: false, write % 3, write % 2 == 0);
                yield return new Point(write, IsMade: true, (write + 1) % 3, write % 2 == 1);
            }

            yield break;
        }

        int count = asked is null ? PointsInCi : int.Parse(asked, CultureInfo.InvariantCulture);
        for (int i = 0; i < count; i++)
        {
            yield return new Point(2 + (i * (WritesOfARun - 30) / count), i % 2 == 1, i % 3, i % 4 == 3);
        }
    }

    private async Task<(string Row, bool Alive)> PutBackAsync(int number, Point point, CancellationToken cancellationToken)
    {
        string token = string.Create(CultureInfo.InvariantCulture, $"managed_{number}");
        await using ManagedCluster cluster = await ManagedCluster.StartAsync(
            Path.Combine(_world.Folder, token + ".kubeconfig"), number + 1, point.HasRoot, cancellationToken);
        IReadOnlyDictionary<string, string> before = cluster.Specifications();
        bool alive;
        using (RunningProgram run = _runs.Start(cluster, token, point.HasRoot))
        {
            cluster.KillAt(run, point.Write, point.IsMade);
            ProgramResult dead = run.Wait(ManagedRuns.Patience);
            alive = dead.Code == 128 + 9;
            Assert.True(alive || dead.Code == 4, $"{point}: {dead.Code}: {dead.Errors}");
        }

        cluster.Spare();
        string verb = point.Finish switch { 0 => "teardown", 1 => "run", _ => "guard" };
        ProgramResult result = verb switch
        {
            "teardown" => _runs.Run(cluster, "teardown", "--run-id", token),
            "run" => _runs.Rerun(cluster, token, point.HasRoot),
            _ => _runs.Run(cluster, "guard", "--namespace", "torghut", "--kubeconfig", cluster.Kubeconfig),
        };
        Assert.True(result.Code is 0 or 4 or 5, $"{point} {verb}: {result.Code}: {result.Errors}");
        if (result.Code == 5)
        {
            _runs.PasteAll(cluster, token);
        }

        ManagedRuns.AssertAsBefore(cluster, before, $"{point} {verb}: {result.Code}: {result.Errors}");
        if (verb == "guard")
        {
            // The servers' things are known to the run's folder alone.
            ProgramResult teardown = _runs.Run(cluster, "teardown", "--run-id", token);
            Assert.True(teardown.Code is 0 or 4, $"{point} guard, teardown: {teardown.Code}: {teardown.Errors}");
            ManagedRuns.AssertAsBefore(cluster, before, $"{point} guard, teardown");
        }

        Assert.Empty(_world.Databases(token));
        return ($"{point,-50} {(alive ? "killed" : "ended before"),-13} {verb,-9} exit {result.Code}, as before", alive);
    }

    /// <summary>Where the program is killed, and what comes then.</summary>
    private sealed record Point(int Write, bool IsMade, int Finish, bool HasRoot);
}
