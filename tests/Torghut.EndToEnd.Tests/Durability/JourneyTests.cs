using System.Text.Json;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests.Durability;

/// <summary>The way of a user with a recorded dump: plan, run, report, teardown, run again.</summary>
public sealed class JourneyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_recorded_dump_is_planned_run_reported_torn_down_and_not_run_twice()
    {
        string manifest = SmallDump.Write(_folder);
        byte[] dump = File.ReadAllBytes(_folder["day/source-dump.ndjson"]);
        var cli = new TorghutSim(_folder.Root);
        RunFiles files = RunFiles.Of(_folder.Root, "day_1");

        CliResult plan = cli.Run(Commands.Plan("day 1", manifest, "--json"));
        Assert.True(plan.ExitCode == 0, plan.ToString());
        Assert.False(Directory.Exists(files.Root));

        CliResult run = cli.Run(Commands.Run("day 1", manifest, "--json"));
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.False(run.Json.GetProperty("already_finished").GetBoolean());
        Assert.True(files.Json("run-manifest.json").GetProperty("restore_status").GetProperty("restored").GetBoolean());
        files.AssertWhole();
        files.AssertTidy();
        JsonElement funnel = files.Json("report/simulation-report.json").GetProperty("funnel");
        Assert.True(funnel.GetProperty("executions").GetInt64() > 0, funnel.ToString());
        IReadOnlyDictionary<string, byte[]> first = files.Report();

        CliResult report = cli.Run(Commands.Report("day 1", "--quiet"));
        Assert.True(report.ExitCode == 0, report.ToString());
        Assert.Equal(first, files.Report());

        CliResult teardown = cli.Run(Commands.Teardown("day 1"));
        Assert.True(teardown.ExitCode == 0, teardown.ToString());
        Assert.Contains("nothing to put back", teardown.Out, StringComparison.Ordinal);

        CliResult again = cli.Run(Commands.Run("day 1", manifest, "--json"));
        Assert.True(again.ExitCode == 0, again.ToString());
        Assert.True(again.Json.GetProperty("already_finished").GetBoolean());

        CliResult forced = cli.Run(Commands.Run("day 1", manifest, "--json", "--force-replay"));
        Assert.True(forced.ExitCode == 0, forced.ToString());
        Assert.False(forced.Json.GetProperty("already_finished").GetBoolean());
        Assert.Equal(first, files.Report());
        Assert.Equal(dump, File.ReadAllBytes(_folder["day/source-dump.ndjson"]));
    }

    [Fact]
    public void Every_file_and_folder_of_a_run_is_its_owners_only()
    {
        string manifest = SmallDump.Write(_folder);
        CliResult run = new TorghutSim(_folder.Root).Run(Commands.Run("private", manifest, "--quiet"));

        Assert.True(run.ExitCode == 0, run.ToString());
        string root = _folder["artifacts/torghut/simulations"];
        Assert.All(
            Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories),
            path => Assert.Equal((path, RunFiles.FileMode), (path, File.GetUnixFileMode(path))));
        Assert.All(
            Directory.EnumerateDirectories(root, "*", SearchOption.AllDirectories).Append(root),
            path => Assert.Equal((path, RunFiles.FolderMode), (path, File.GetUnixFileMode(path))));
    }
}
