using System.Text.Json;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests;

/// <summary>The report of a run whose artifacts are missing or damaged: the sections it can, and a finding for the rest.</summary>
public sealed class DamagedRunTests(FinishedRun finished) : IClassFixture<FinishedRun>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Run => Path.Combine(_folder.Root, "runs", "whole");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_undamaged_run_gives_the_same_bytes_again()
    {
        Report(out _);

        foreach (string file in Directory.EnumerateFiles(Path.Combine(finished.Folder, "report"), "*", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(finished.Folder, file);
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Run, relative))), relative);
        }
    }

    [Theory]
    [InlineData("signals.duckdb", "signal_store_missing", "signal_store_unreadable")]
    [InlineData("report-inputs.json", "report_inputs_missing", "report_inputs_damaged")]
    [InlineData("dump/source-dump.manifest.json", "dump_manifest_missing", "dump_manifest_damaged")]
    [InlineData("ledger.sqlite", "ledger_missing", "ledger_unreadable")]
    public void A_missing_or_corrupt_artifact_becomes_a_finding(string artifact, string missing, string corrupt)
    {
        Report(out _, run => File.WriteAllText(Path.Combine(run, artifact), "this is neither a database nor a document"));
        AssertFinding(corrupt, artifact);

        File.Delete(Path.Combine(Run, artifact));
        Report(out _);
        AssertFinding(missing, artifact);
    }

    [Fact]
    public void Lost_inputs_are_made_again_of_the_manifests()
    {
        JsonElement whole = ReportIn(finished.Folder);
        Report(out _, run => File.Delete(Path.Combine(run, "report-inputs.json")));

        JsonElement again = ReportIn(Run);
        foreach (string section in (string[])["run_metadata", "coverage", "funnel", "execution_quality", "pnl"])
        {
            Assert.Equal(whole.GetProperty(section).GetRawText(), again.GetProperty(section).GetRawText());
        }
    }

    [Fact]
    public void With_the_ledger_alone_the_window_is_the_session_of_its_decisions()
    {
        Report(out _, run =>
        {
            foreach (string file in Directory.EnumerateFiles(run, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("ledger.sqlite", StringComparison.Ordinal)))
            {
                File.Delete(file);
            }
        });

        JsonElement whole = ReportIn(finished.Folder);
        JsonElement again = ReportIn(Run);
        Assert.Equal("2024-07-03T13:30:00Z", again.GetProperty("coverage").GetProperty("window_start").GetString());
        Assert.Equal(
            whole.GetProperty("funnel").GetProperty("trade_decisions").GetInt64(), again.GetProperty("funnel").GetProperty("trade_decisions").GetInt64());
        Assert.Equal(
            whole.GetProperty("run_metadata").GetProperty("order_hash").GetString(), again.GetProperty("run_metadata").GetProperty("order_hash").GetString());
    }

    [Fact]
    public void A_lost_table_is_named_and_the_rest_is_reported()
    {
        Report(out _, run => Sql(Path.Combine(run, "ledger.sqlite"), "drop table execution_tca_metrics"));

        AssertFinding("ledger_tables_missing", null);
        Assert.NotEqual(0, ReportIn(Run).GetProperty("funnel").GetProperty("executions").GetInt64());
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(0.5)]
    [InlineData(0.1)]
    [InlineData(0.002)]
    public void A_truncated_ledger_fails_with_what_is_left_of_it(double share)
    {
        Report(out CliResult result, run =>
        {
            using FileStream file = File.OpenWrite(Path.Combine(run, "ledger.sqlite"));
            file.SetLength((long)(file.Length * share));
        });

        Assert.Equal(6, result.ExitCode);
        JsonElement[] findings = [.. ReportIn(Run).GetProperty("verdict").GetProperty("findings").EnumerateArray()];
        Assert.Contains(findings, finding => finding.GetProperty("code").GetString() is "ledger_table_damaged" or "ledger_unreadable");
    }

    [Fact]
    public void Nothing_left_is_said_clearly()
    {
        finished.CopyTo(Run);
        foreach (string file in Directory.EnumerateFiles(Run, "*", SearchOption.AllDirectories))
        {
            File.WriteAllText(file, "x");
        }

        CliResult result = new TorghutSim(_folder.Root).Run("report", "--run-id", "whole", "--output-root", "runs");

        Assert.True(result.ExitCode == 2, result.ToString());
        Assert.Contains("report_artifacts_unreadable", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
    }

    private static void Sql(string path, string sql)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static JsonElement ReportIn(string run) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(run, "report", "simulation-report.json"))).RootElement;

    private void Report(out CliResult result, Action<string>? damage = null)
    {
        if (!Directory.Exists(Run))
        {
            finished.CopyTo(Run);
        }

        damage?.Invoke(Run);
        result = new TorghutSim(_folder.Root).Run("report", "--run-id", "whole", "--output-root", "runs");
        Assert.True(result.ExitCode is 0 or 6, result.ToString());
    }

    private void AssertFinding(string code, string? artifact)
    {
        JsonElement finding = ReportIn(Run).GetProperty("verdict").GetProperty("findings").EnumerateArray()
            .Single(finding => finding.GetProperty("code").GetString() == code);
        if (artifact is not null)
        {
            Assert.Equal(artifact, finding.GetProperty("where").GetString());
        }

        Assert.NotEqual(string.Empty, finding.GetProperty("action").GetString());
    }
}
