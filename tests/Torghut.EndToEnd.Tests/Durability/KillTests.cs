using System.Diagnostics;
using System.Globalization;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests.Durability;

/// <summary>
/// The program as a process, killed with <c>kill -9</c> at points spread over a run, and finished by <c>run</c> or by
/// <c>teardown</c>. 20 points; <c>TORGHUT_KILL_POINTS=200</c> takes more.
/// </summary>
public sealed class KillTests : IDisposable
{
    private const string RunId = "killed";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_run_killed_anywhere_is_finished_by_run_or_teardown_as_if_nothing_had_happened()
    {
        int count = int.Parse(Environment.GetEnvironmentVariable("TORGHUT_KILL_POINTS") ?? "20", CultureInfo.InvariantCulture);
        string manifest = SmallDump.Write(_folder);
        (IReadOnlyDictionary<string, byte[]> report, int transitions, TimeSpan elapsed) = RunUndisturbed(manifest);
        IReadOnlyList<KillPoint> points = KillPoint.Spread(count, transitions);
        var rows = new string[count];
        int killed = 0;
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 2 }, (i, _) =>
        {
            KillPoint point = points[i];
            string work = Directory.CreateDirectory(_folder[$"work-{i}"]).FullName;
            using KilledRun run = KilledRun.Start(work, Commands.Run(RunId, manifest));
            bool alive = run.KillAt(point, elapsed);
            Assert.True(alive || point.Line is null, $"{point}: the run had ended before it could be killed");
            Interlocked.Add(ref killed, alive ? 1 : 0);
            string outcome = Finish(work, manifest, point, report);
            rows[i] = string.Create(
                CultureInfo.InvariantCulture,
                $"{point,-16} {(alive ? run.LastTransition : "ended before"),-16} {(point.ByTeardown ? "teardown" : "run"),-12} {outcome}");
            Directory.Delete(work, recursive: true);
            return ValueTask.CompletedTask;
        });
        var table = new ProofTable("kill-points");
        table.Add(string.Create(CultureInfo.InvariantCulture, $"{"killed at",-16} {"phase",-16} {"finished by",-12} outcome"));
        table.AddRange(rows);
        table.Add(string.Create(CultureInfo.InvariantCulture, $"{count} points, {killed} killed alive, all as promised"));
        table.Publish();
        Assert.True(killed >= count / 2, $"Only {killed} of {count} runs were alive when they were to be killed.");
    }

    private (IReadOnlyDictionary<string, byte[]> Report, int Transitions, TimeSpan Elapsed) RunUndisturbed(string manifest)
    {
        string work = Directory.CreateDirectory(_folder["undisturbed"]).FullName;
        long start = Stopwatch.GetTimestamp();
        CliResult result = new TorghutSim(work).Run(Commands.Run(RunId, manifest));
        TimeSpan elapsed = Stopwatch.GetElapsedTime(start);
        Assert.True(result.ExitCode == 0, result.ToString());
        int transitions = result.Error.Split('\n').Count(line => line.StartsWith("RUN_STATE ", StringComparison.Ordinal));
        return (RunFiles.Of(work, RunId).Report(), transitions, elapsed);
    }

    /// <summary>Checks what the dead process left, finishes, and checks what was promised.</summary>
    private static string Finish(string work, string manifest, KillPoint point, IReadOnlyDictionary<string, byte[]> report)
    {
        var cli = new TorghutSim(work);
        RunFiles files = RunFiles.Of(work, RunId);
        files.AssertWhole();
        bool begun = File.Exists(files["run-state.json"]);
        CliResult status = cli.Run(Commands.Status(RunId));
        Assert.True(status.ExitCode == (begun ? 0 : 2), $"{point}: {status}");
        Assert.True(!begun || status.Json.GetProperty("holder").ValueKind == System.Text.Json.JsonValueKind.Null, $"{point}: {status}");
        if (point.ByTeardown)
        {
            CliResult teardown = cli.Run(Commands.Teardown(RunId));
            Assert.True(teardown.ExitCode == (begun ? 0 : 2), $"{point}: {teardown}");
            Assert.False(Directory.Exists(files["scratch"]), point.ToString());
            AssertRestored(cli, begun, point);
        }
        else
        {
            CliResult run = cli.Run(Commands.Run(RunId, manifest, "--quiet"));
            Assert.True(run.ExitCode == 0, $"{point}: {run}");
            files.AssertTidy();
            AssertSame(report, files.Report(), point);
            AssertRestored(cli, begun: true, point);
        }

        files.AssertWhole();
        return point.ByTeardown ? "restored" : "restored, report equal";
    }

    private static void AssertRestored(TorghutSim cli, bool begun, KillPoint point)
    {
        CliResult status = cli.Run(Commands.Status(RunId));
        Assert.True(status.ExitCode == (begun ? 0 : 2), $"{point}: {status}");
        Assert.True(!begun || status.Json.GetProperty("restore_status").GetString() == "restored", $"{point}: {status}");
    }

    private static void AssertSame(IReadOnlyDictionary<string, byte[]> expected, IReadOnlyDictionary<string, byte[]> actual, KillPoint point)
    {
        Assert.Equal(expected.Keys.Order(), actual.Keys.Order());
        Assert.All(expected, file => Assert.True(file.Value.AsSpan().SequenceEqual(actual[file.Key]), $"{point}: {file.Key} differs"));
    }
}
