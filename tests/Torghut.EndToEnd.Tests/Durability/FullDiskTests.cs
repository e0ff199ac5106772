using System.Diagnostics;
using System.Globalization;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests.Durability;

/// <summary>Disks that are full or read-only: the run ends in order, and goes on once there is space.</summary>
public sealed class FullDiskTests : IDisposable
{
    private const string RunId = "full";
    private const int EnoughKilobytes = 64 * 1024;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_whose_disk_fills_in_any_phase_ends_in_order_and_can_be_run_again()
    {
        string manifest = SmallDump.Write(_folder);
        IReadOnlyDictionary<string, byte[]> expected = Undisturbed(manifest);
        var table = new ProofTable("full-disks");
        var phases = new HashSet<string>();
        foreach (int kilobytes in (int[])[4, 48, 384, 1536, 2560, 3328])
        {
            string phase = RunOnDiskOf(kilobytes, manifest, expected);
            phases.Add(phase);
            table.Add(string.Create(CultureInfo.InvariantCulture, $"{kilobytes,6} kB  {phase}"));
        }

        table.Add(string.Create(CultureInfo.InvariantCulture, $"full disks in {string.Join(", ", phases.Order())}: all ended in order, and could be run again"));
        table.Publish();
        Assert.Superset(new HashSet<string> { "preflight", "apply", "report" }, phases);
    }

    [Fact]
    public async Task A_disk_that_fills_while_the_day_is_replayed_ends_the_run_with_everything_restored()
    {
        string manifest = SmallDump.Write(_folder, "replay: { pace_mode: accelerated, acceleration: 20 }");
        using var disk = new SmallDisk(_folder["disk"], EnoughKilobytes);
        var cli = new TorghutSim(_folder.Root);
        using Process process = cli.Start(Commands.Run(RunId, manifest, "--output-root", disk.Root));
        _ = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        string scratch = Path.Combine(disk.Root, RunId, "scratch");
        WaitFor(() => Directory.Exists(scratch) && Directory.EnumerateFiles(scratch).Any(), process);
        disk.Fill();
        Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)));

        var result = new CliResult(process.ExitCode, string.Empty, await error);
        Assert.True(result.ExitCode == 4, result.ToString());
        AssertOrderly(result, new RunFiles(Path.Combine(disk.Root, RunId)));
        AssertStatus(cli, disk, "restored");
    }

    [Fact]
    public void A_full_disk_does_not_keep_a_crashed_run_from_being_torn_down()
    {
        string manifest = SmallDump.Write(_folder, "replay: { pace_mode: accelerated, acceleration: 20 }");
        using var disk = new SmallDisk(_folder["disk"], EnoughKilobytes);
        var cli = new TorghutSim(_folder.Root);
        Crash(cli, manifest, disk);
        disk.Fill();

        CliResult teardown = cli.Run(Commands.Teardown(RunId, "--output-root", disk.Root));

        Assert.False(Directory.Exists(Path.Combine(disk.Root, RunId, "scratch")), teardown.ToString());
        Assert.True(teardown.ExitCode is 0 or 4 or 5, teardown.ToString());
        disk.Empty();
        Assert.Equal(0, cli.Run(Commands.Teardown(RunId, "--output-root", disk.Root)).ExitCode);
        AssertStatus(cli, disk, "restored");
    }

    [Fact]
    public void A_read_only_disk_is_refused_before_anything_is_touched_and_still_tells_its_status()
    {
        string manifest = SmallDump.Write(_folder, "replay: { pace_mode: accelerated, acceleration: 20 }");
        using var disk = new SmallDisk(_folder["disk"], EnoughKilobytes);
        var cli = new TorghutSim(_folder.Root);
        Crash(cli, manifest, disk);
        disk.MakeReadOnly();

        CliResult run = cli.Run(Commands.Run(RunId, manifest, "--output-root", disk.Root));
        CliResult other = cli.Run(Commands.Run("other", manifest, "--output-root", disk.Root));
        CliResult teardown = cli.Run(Commands.Teardown(RunId, "--output-root", disk.Root));
        AssertStatus(cli, disk, "outstanding");

        Assert.True(run.ExitCode is 2 or 5, run.ToString());
        Assert.True(other.ExitCode == 2, other.ToString());
        Assert.True(teardown.ExitCode is 2 or 5, teardown.ToString());
        Assert.All((CliResult[])[run, other, teardown], result => Assert.Contains("ead-only file system", result.Error, StringComparison.Ordinal));
        Assert.All((CliResult[])[run, other, teardown], result => Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal));
        disk.MakeWritable();
        Assert.Equal(0, cli.Run(Commands.Teardown(RunId, "--output-root", disk.Root)).ExitCode);
        AssertStatus(cli, disk, "restored");
    }

    private static void AssertOrderly(CliResult result, RunFiles files)
    {
        Assert.True(result.Error.Contains("disk_full", StringComparison.Ordinal), result.ToString());
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        files.AssertWhole();
        if (Directory.Exists(files.Root))
        {
            files.AssertTidy();
        }
    }

    private static void AssertStatus(TorghutSim cli, SmallDisk disk, string expected)
    {
        CliResult status = cli.Run(Commands.Status(RunId, "--output-root", disk.Root));
        Assert.True(status.ExitCode == 0, status.ToString());
        Assert.Equal(expected, status.Json.GetProperty("restore_status").GetString());
    }

    private static void WaitFor(Func<bool> condition, Process process)
    {
        long start = Stopwatch.GetTimestamp();
        while (!condition())
        {
            Assert.False(process.HasExited, "The run ended before it could be disturbed.");
            Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromMinutes(1), "The run did not begin to replay.");
            Thread.Sleep(10);
        }
    }

    /// <summary>Kills a run while it replays, so that it leaves its scratch folder.</summary>
    private static void Crash(TorghutSim cli, string manifest, SmallDisk disk)
    {
        using Process process = cli.Start(Commands.Run(RunId, manifest, "--quiet", "--output-root", disk.Root));
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        string scratch = Path.Combine(disk.Root, RunId, "scratch");
        WaitFor(() => Directory.Exists(scratch) && Directory.EnumerateFiles(scratch).Any(), process);
        process.Kill();
        process.WaitForExit();
    }

    private IReadOnlyDictionary<string, byte[]> Undisturbed(string manifest)
    {
        CliResult result = new TorghutSim(_folder.Root).Run(Commands.Run(RunId, manifest, "--quiet"));
        Assert.True(result.ExitCode == 0, result.ToString());
        return RunFiles.Of(_folder.Root, RunId).Report();
    }

    /// <summary>Runs on a small disk, then on the same one made large.</summary>
    /// <returns>The phase in which the disk was full, or what else happened.</returns>
    private string RunOnDiskOf(int kilobytes, string manifest, IReadOnlyDictionary<string, byte[]> expected)
    {
        using var disk = new SmallDisk(_folder[$"disk-{kilobytes}"], kilobytes);
        var cli = new TorghutSim(_folder.Root);
        var files = new RunFiles(Path.Combine(disk.Root, RunId));
        CliResult result = cli.Run(Commands.Run(RunId, manifest, "--output-root", disk.Root));
        string outcome = "fits";
        if (result.ExitCode != 0)
        {
            bool begun = File.Exists(files["run-state.json"]);
            Assert.True(result.ExitCode is 2 or 4, $"{kilobytes} kB: {result}");
            AssertOrderly(result, files);
            outcome = begun ? files.Json("run-state.json").GetProperty("phase").GetString()! : "before the first write";
            outcome = begun ? FailedPhase(files) ?? outcome : outcome;
            if (begun)
            {
                AssertStatus(cli, disk, "restored");
            }
        }

        disk.Resize(EnoughKilobytes);
        CliResult again = cli.Run(Commands.Run(RunId, manifest, "--quiet", "--output-root", disk.Root));
        Assert.True(again.ExitCode == 0, $"{kilobytes} kB, {outcome}: {again}");
        IReadOnlyDictionary<string, byte[]> report = files.Report();
        Assert.Equal(expected.Keys.Order(), report.Keys.Order());
        Assert.All(expected, file => Assert.True(file.Value.AsSpan().SequenceEqual(report[file.Key]), $"{kilobytes} kB: {file.Key} differs"));
        return outcome;
    }

    private static string? FailedPhase(RunFiles files) => files.Json("run-state.json").GetProperty("phases").EnumerateArray()
        .Where(phase => phase.GetProperty("status").GetString() == "error")
        .Select(phase => phase.GetProperty("phase").GetString())
        .FirstOrDefault();
}
