using Torghut.Platform.Embedded;
using Torghut.Platform.Review.Tests.Server;
using Torghut.Reporting.Reviewers.Document;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Reviewers;

namespace Torghut.Platform.Review.Tests.Runs;

/// <summary>A run's questions put to rules and to two models behind a real server, then once more without it.</summary>
public sealed class ReviewerComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Rules_and_models_are_asked_the_same_and_a_replay_gives_the_same_bytes()
    {
        var day = new ReviewedDay(_folder);
        RunOutcome outcome = await day.FinishAsync("asked", "rules");
        int questions = ReviewedDay.Reviews(outcome).Count;
        string rules = File("rules", "review: rules");
        string live = "cassette: replay_or_record";
        string[] first;
        await using (ScriptedServer server = await ScriptedServer.StartAsync((context, call, _) =>
            Completion.WriteAsync(context, Completion.Response(call.Body.GetProperty("model").GetString() == "strict" ? "veto" : "approve"))))
        {
            first = await CompareAsync(outcome, rules, Model("strict", server.BaseUrl, live), Model("easy", server.BaseUrl, live));
            Assert.Equal(2 * questions, server.Calls.Count);
            Assert.All(server.Calls, call => Assert.Contains("\"prompt_version\":\"trade-review/v1\"", call.Input, StringComparison.Ordinal));
        }

        string[] again = await CompareAsync(
            outcome, rules, Model("strict", "http://127.0.0.1:9/v1", "cassette: replay"), Model("easy", "http://127.0.0.1:9/v1", "cassette: replay"));

        Assert.Equal(first, again);
    }

    [Fact]
    public async Task Who_stops_all_loses_all_and_who_passes_all_changes_nothing()
    {
        var day = new ReviewedDay(_folder);
        RunOutcome outcome = await day.FinishAsync("asked", "rules");
        await using ScriptedServer server = await ScriptedServer.StartAsync((context, call, _) =>
            Completion.WriteAsync(context, Completion.Response(call.Body.GetProperty("model").GetString() == "strict" ? "veto" : "approve")));

        ReviewerComparison document = (await RunAsync(outcome, Model("strict", server.BaseUrl, ""), Model("easy", server.BaseUrl, ""))).Document;

        ReviewerValue strict = document.Reviewers[0].Value[0];
        ReviewerValue easy = document.Reviewers[1].Value[0];
        Assert.Equal(-strict.PnlWithoutReview.Value!.Value, strict.Gain.Value!.Value, 9);
        Assert.Equal((0d, 0d), (strict.Pnl.Value, easy.Gain.Value));
        Assert.Equal(0d, document.Agreement[0].Outcomes.Value);
        Assert.Equal(document.Questions, document.DisagreementCount);

        // 700 tokens at 2 and 90 at 8 per million, for every question.
        Assert.Equal(document.Questions * 0.00212m, document.Reviewers[0].Cost);
    }

    [Fact]
    public async Task A_run_without_reviews_and_two_reviewers_of_one_name_are_refused()
    {
        var day = new ReviewedDay(_folder);
        RunOutcome outcome = await day.FinishAsync("off", "off");
        string rules = File("rules", "review: rules");

        SimulationException none = await Assert.ThrowsAsync<SimulationException>(() => RunAsync(outcome, rules));
        SimulationException twice = Assert.Throws<SimulationException>(() => ReviewerComparisonRunner.Load([rules, rules], _folder.Path, _ => null));
        SimulationException missing = Assert.Throws<SimulationException>(() => ReviewerComparisonRunner.Load([_folder["none.yaml"]], _folder.Path, _ => null));
        SimulationException wrong = Assert.Throws<SimulationException>(() => ReviewerComparisonRunner.Load([File("wrong", "reviewer: rules")], _folder.Path, _ => null));

        Assert.Equal(
            [(ExitCode.Usage, "run_has_no_reviews"), (ExitCode.Usage, "review_name_repeated"), (ExitCode.Usage, "review_file_unreadable"), (ExitCode.Usage, "manifest_invalid")],
            new[] { none, twice, missing, wrong }.Select(refusal => (refusal.ExitCode, refusal.Code)));
    }

    private static string? Environment(string name) => name == "REVIEW_KEY" ? ReviewedDay.Key : null;

    private string File(string name, string text)
    {
        string path = _folder[name + ".yaml"];
        System.IO.File.WriteAllText(path, text);
        return path;
    }

    private string Model(string name, string baseUrl, string keys) => File(
        name,
        $"review: {{mode: llm, base_url: '{baseUrl}', model: {name}, api_key_env: REVIEW_KEY{(keys.Length == 0 ? "" : ", ")}{keys}}}\nprices: {{{name}: {{prompt_per_million: 2, completion_per_million: 8}}}}\n");

    private Task<WrittenReviewerComparison> RunAsync(RunOutcome outcome, params string[] files)
    {
        IReadOnlyList<NamedReviewer> reviewers = ReviewerComparisonRunner.Load(files, _folder["runs"], Environment);
        return ReviewerComparisonRunner.RunAsync(
            new ReviewerComparisonRequest(outcome.Folder, reviewers, _folder["out"]),
            new EmbeddedPlatform(TimeProvider.System),
            reviewer => ReviewerFactory.Create(reviewer.Review, reviewer.Prices, Environment, TimeProvider.System),
            TestContext.Current.CancellationToken);
    }

    private async Task<string[]> CompareAsync(RunOutcome outcome, params string[] files)
    {
        string folder = (await RunAsync(outcome, files)).Folder;
        return [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(System.IO.File.ReadAllText)];
    }
}
