using NJsonSchema;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests;

/// <summary>The whole report of a run as files: the published contract, and the same bytes wherever it is written.</summary>
public sealed class ReportBytesTests(FinishedRun run) : IClassFixture<FinishedRun>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_report_of_a_whole_run_obeys_the_published_schema()
    {
        JsonSchema schema = await JsonSchema.FromFileAsync(
            Path.Combine(Repository.Root, "schemas", "simulation-report.v1.schema.json"), TestContext.Current.CancellationToken);
        string report = await File.ReadAllTextAsync(Path.Combine(run.Folder, "report", "simulation-report.json"), TestContext.Current.CancellationToken);

        Assert.Empty(schema.Validate(report));
    }

    [Theory]
    [InlineData("de_DE.UTF-8", "Europe/Berlin")]
    [InlineData("tr_TR.UTF-8", "Asia/Kolkata")]
    [InlineData("ar_SA.UTF-8", "America/New_York")]
    public void Every_file_has_the_same_bytes_under_other_cultures_and_time_zones(string culture, string zone)
    {
        string copy = _folder["runs/whole"];
        run.CopyTo(copy);
        Directory.Delete(Path.Combine(copy, "report"), recursive: true);
        var program = new TorghutSim(_folder.Root)
        {
            Environment = { ["LANG"] = culture, ["LC_ALL"] = culture, ["TZ"] = zone },
        };

        CliResult result = program.Run("report", "--run-id", "whole", "--output-root", "runs");

        Assert.True(result.ExitCode is 0 or 6, result.ToString());
        string[] files = [.. Directory.EnumerateFiles(Path.Combine(run.Folder, "report"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        Assert.Equal(16, files.Length);
        foreach (string file in files)
        {
            string again = Path.Combine(copy, Path.GetRelativePath(run.Folder, file));
            Assert.True(File.ReadAllBytes(file).AsSpan().SequenceEqual(File.ReadAllBytes(again)), again);
        }
    }
}
