using System.Diagnostics;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests.Durability;

/// <summary>Processes that start at the same instant over one run: exactly one of them does the work.</summary>
public sealed class SimultaneousStartTests : IDisposable
{
    private const int Processes = 4;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a new run")]
    [InlineData("a run that was killed")]
    public async Task Of_processes_that_start_at_the_same_instant_exactly_one_wins(string what)
    {
        // Slow enough that the winner is at work until every other process has asked.
        string manifest = SmallDump.Write(_folder, "replay: { pace_mode: accelerated, acceleration: 40 }");
        var cli = new TorghutSim(_folder.Root);
        if (what == "a run that was killed")
        {
            KillInReplay(cli, manifest);
        }

        Process[] all = [.. Enumerable.Range(0, Processes).Select(_ => cli.Start(Commands.Run("same", manifest, "--quiet")))];
        CliResult[] results = await Task.WhenAll(all.Select(EndAsync));

        Assert.Single(results, result => result.ExitCode == 0);
        CliResult[] refused = [.. results.Where(result => result.ExitCode != 0)];
        Assert.All(refused, result => Assert.Equal((3, true), (result.ExitCode, result.Error.Contains("simulation_runtime_lock_held:same", StringComparison.Ordinal))));
        RunFiles files = RunFiles.Of(_folder.Root, "same");
        files.AssertWhole();
        files.AssertTidy();
        Assert.Equal("restored", cli.Run(Commands.Status("same")).Json.GetProperty("restore_status").GetString());
    }

    [Fact]
    public async Task A_plan_says_who_is_at_work_on_the_run()
    {
        string manifest = SmallDump.Write(_folder, "replay: { pace_mode: accelerated, acceleration: 20 }");
        var cli = new TorghutSim(_folder.Root);
        using Process run = StartReplay(cli, manifest);

        CliResult plan = cli.Run(Commands.Plan("same", manifest));
        CliResult other = cli.Run(Commands.Plan("other", manifest));
        run.Kill();
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(plan.ExitCode == 3, plan.ToString());
        Assert.Contains("simulation_runtime_lock_held:same", plan.Error, StringComparison.Ordinal);
        Assert.Contains($"pid {run.Id}", plan.Error, StringComparison.Ordinal);
        Assert.True(other.ExitCode == 0, other.ToString());
    }

    private static async Task<CliResult> EndAsync(Process process)
    {
        using (process)
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> error = process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
            return new CliResult(process.ExitCode, await output, await error);
        }
    }

    private Process StartReplay(TorghutSim cli, string manifest)
    {
        Process run = cli.Start(Commands.Run("same", manifest, "--quiet"));
        _ = run.StandardOutput.ReadToEndAsync();
        _ = run.StandardError.ReadToEndAsync();
        string scratch = RunFiles.Of(_folder.Root, "same")["scratch"];
        long start = Stopwatch.GetTimestamp();
        while (!Directory.Exists(scratch))
        {
            Assert.False(run.HasExited, "The run ended before it replayed.");
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(2), "The run did not begin to replay.");
            Thread.Sleep(10);
        }

        return run;
    }

    private void KillInReplay(TorghutSim cli, string manifest)
    {
        using Process run = StartReplay(cli, manifest);
        run.Kill();
        run.WaitForExit();
    }
}
