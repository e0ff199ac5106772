using System.Diagnostics;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests;

/// <summary>Runs that are stopped from outside, or by a full disk.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const string Confirm = "START_HISTORICAL_SIMULATION";
    private const string Slow = "replay: { pace_mode: accelerated, acceleration: 60 }";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    [InlineData("HUP", 129)]
    public void A_signal_unwinds_and_says_so_in_the_exit_code(string signal, int exitCode)
    {
        using Process process = StartSlowRun();
        Signal(process, signal);

        Assert.True(process.WaitForExit(Limit));
        Assert.Equal(exitCode, process.ExitCode);
        var cli = new TorghutSim(_folder.Root);
        CliResult status = cli.Run("status", "--run-id", "slow", "--json");
        Assert.Equal("restored", status.Json.GetProperty("restore_status").GetString());
        Assert.Equal(exitCode, status.Json.GetProperty("state").GetProperty("exit_code").GetInt32());
        Assert.False(Directory.Exists(_folder["artifacts/torghut/simulations/slow/scratch"]));
        Assert.False(File.Exists(_folder["artifacts/torghut/simulations/slow/ledger.sqlite"]));
    }

    [Fact]
    public void After_a_kill_status_names_what_is_outstanding_and_teardown_puts_it_back()
    {
        using Process process = StartSlowRun();
        process.Kill();
        process.WaitForExit();

        var cli = new TorghutSim(_folder.Root);
        CliResult before = cli.Run("status", "--run-id", "slow", "--json");
        CliResult teardown = cli.Run("teardown", "--run-id", "slow");
        CliResult after = cli.Run("status", "--run-id", "slow", "--json");

        Assert.Equal("outstanding", before.Json.GetProperty("restore_status").GetString());
        Assert.Contains("teardown", before.Json.GetProperty("next_command").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, teardown.ExitCode);
        Assert.Equal("restored", after.Json.GetProperty("restore_status").GetString());
        Assert.False(Directory.Exists(_folder["artifacts/torghut/simulations/slow/scratch"]));
    }

    [Fact]
    public void A_second_process_is_refused_while_the_first_is_at_work()
    {
        using Process process = StartSlowRun();
        CliResult second = new TorghutSim(_folder.Root).Run(
            "run", "--run-id", "slow", "--dataset-manifest", _folder["slow.yaml"], "--confirm", Confirm, "--quiet");
        Signal(process, "TERM");
        process.WaitForExit(Limit);

        Assert.Equal(3, second.ExitCode);
        Assert.Contains("simulation_runtime_lock_held:slow", second.Error, StringComparison.Ordinal);
        Assert.Contains($"pid {process.Id}", second.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_ends_the_run_in_order()
    {
        string disk = _folder["disk"];
        Directory.CreateDirectory(disk);
        Assert.Equal(0, Execute("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk));
        try
        {
            string manifest = _folder.File("m.yaml", Manifests.Synthetic());
            CliResult result = new TorghutSim(_folder.Root).Run(
                "run", "--run-id", "full", "--dataset-manifest", manifest, "--confirm", Confirm, "--output-root", disk, "--quiet");

            Assert.True(result.ExitCode == 4, result.ToString());
            Assert.Contains("disk_full", result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
            Assert.False(Directory.Exists(Path.Combine(disk, "full", "scratch")));
        }
        finally
        {
            Execute("umount", disk);
        }
    }

    private static void Signal(Process process, string signal) =>
        Execute("kill", $"-{signal}", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static int Execute(string program, params string[] arguments)
    {
        using Process process = Process.Start(program, arguments);
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>Starts a run that takes minutes, and waits until it replays.</summary>
    private Process StartSlowRun()
    {
        string manifest = _folder.File("slow.yaml", Manifests.Synthetic(Slow));
        Process process = new TorghutSim(_folder.Root).Start("run", "--run-id", "slow", "--dataset-manifest", manifest, "--confirm", Confirm);
        _ = process.StandardOutput.ReadToEndAsync();
        long start = Stopwatch.GetTimestamp();
        while (process.StandardError.ReadLine() is string line)
        {
            if (line.StartsWith("RUN_STATE", StringComparison.Ordinal) && line.Contains("\"phase\":\"apply\",\"status\":\"running\"", StringComparison.Ordinal))
            {
                break;
            }

            Assert.True(Stopwatch.GetElapsedTime(start) < Limit, "The run did not begin to replay.");
        }

        string scratch = _folder["artifacts/torghut/simulations/slow/scratch"];
        while (!Directory.Exists(scratch))
        {
            Assert.True(Stopwatch.GetElapsedTime(start) < Limit, "The run did not stage its stores.");
            Thread.Sleep(20);
        }

        _ = process.StandardError.ReadToEndAsync();
        return process;
    }
}
