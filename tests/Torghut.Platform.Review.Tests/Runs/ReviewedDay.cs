using Torghut.Platform.Embedded;
using Torghut.Platform.Embedded.Ledger;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Progress;
using Torghut.Simulation.Runs;
using Torghut.Trading.Ledger;

namespace Torghut.Platform.Review.Tests.Runs;

/// <summary>A quarter of an hour of a made-up day, run whole with the review that a test writes.</summary>
internal sealed class ReviewedDay(TemporaryFolder folder)
{
    public const string Key = "sk-secret-0123456789";

    private const string Manifest =
        """
        dataset_id: reviewed
        source: {kind: synthetic, seed: 7, symbols: 2}
        window: {profile: custom, trading_day: 2026-02-27, start: "10:00", end: "10:15"}
        strategies:
          - {name: reversion, kind: mean_reversion_v1, parameters: {entry_cooldown_seconds: 60, max_hold_seconds: 90}}
        prices: {reviewer-1: {prompt_per_million: 2, completion_per_million: 8}}
        review: {review}
        """;

    /// <summary>The review section of a test.</summary>
    public static string Llm(string baseUrl, string keys = "") =>
        $"{{mode: llm, base_url: '{baseUrl}', model: reviewer-1, api_key_env: REVIEW_KEY{(keys.Length == 0 ? "" : ", ")}{keys}}}";

    /// <summary>Runs the day under a name.</summary>
    public Task<RunOutcome> RunAsync(string runId, string review) => RunAsync(runId, review, TestContext.Current.CancellationToken);

    /// <summary>Runs the day under a name until it ends or is stopped.</summary>
    public async Task<RunOutcome> RunAsync(string runId, string review, CancellationToken stop)
    {
        string text = Manifest.Replace("{review}", review, StringComparison.Ordinal);
        ManifestLoadResult.Loaded loaded = ManifestLoader.Parse(text, folder["manifest.yaml"], Environment).OrThrow();
        RunDefinition run = RunDefinitionFactory.Create(runId, loaded.Manifest, text, folder["runs"]);
        var settings = new RunSettings
        {
            CreateReviewer = r => ReviewerFactory.Create(r.Manifest.Review, r.Manifest.Prices, Environment, TimeProvider.System),
        };
        return await new SimulationRun(run, new EmbeddedPlatform(TimeProvider.System), settings, new Nobody(), TimeProvider.System)
            .ExecuteAsync(stop);
    }

    /// <summary>Runs the day and requires that it comes to its end.</summary>
    public async Task<RunOutcome> FinishAsync(string runId, string review)
    {
        RunOutcome outcome = await RunAsync(runId, review);
        Assert.Null(outcome.Failure);
        Assert.True(outcome.ExitCode is ExitCode.Success or ExitCode.VerdictFail);
        return outcome;
    }

    /// <summary>The reviews of a run, in order.</summary>
    public static IReadOnlyList<LlmDecisionReviewRow> Reviews(RunOutcome outcome)
    {
        using var ledger = new SqliteLedgerReader(outcome.Folder.Ledger);
        return [.. ledger.ReadReviews()];
    }

    /// <summary>The order events of a run as text.</summary>
    public static IReadOnlyList<string> OrderEvents(RunOutcome outcome)
    {
        using var ledger = new SqliteLedgerReader(outcome.Folder.Ledger);
        return [.. ledger.ReadOrderEvents().Select(row => $"{row.EventTs} {row.ClientOrderId} {row.EventType} {row.FilledQty} {row.AvgFillPrice}")];
    }

    /// <summary>The report's bytes by file, without what names the run.</summary>
    public static IReadOnlyDictionary<string, string> Report(RunOutcome outcome, string runId) =>
        Directory.EnumerateFiles(outcome.Folder.Report).ToDictionary(
            file => Path.GetFileName(file)!,
            file => File.ReadAllText(file)
                .Replace(runId, "ID", StringComparison.Ordinal)
                .Replace(Path.GetFileName(outcome.Folder.Root), "ID", StringComparison.Ordinal));

    /// <summary>Every file of all runs that holds a text.</summary>
    public IEnumerable<string> FilesWith(string text) => Directory
        .EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories)
        .Where(file => System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file)).Contains(text, StringComparison.Ordinal));

    private static string? Environment(string name) => name == "REVIEW_KEY" ? Key : null;

    private sealed class Nobody : IRunObserver
    {
        public void StateChanged(RunState state)
        {
        }

        public void Progressed(in ProgressSample sample)
        {
        }

        public void Noted(NoteLevel level, string code, string message)
        {
        }
    }
}
