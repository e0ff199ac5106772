using System.Diagnostics;
using System.Text.Json;
using Torghut.Platform.Review.Tests.Server;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;
using Torghut.Trading.Ledger;

namespace Torghut.Platform.Review.Tests.Runs;

/// <summary>A day recorded against a server is the same day without it.</summary>
public sealed class RecordAndReplayTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ReviewedDay _day;

    public RecordAndReplayTests() => _day = new ReviewedDay(_folder);

    private string Cassette => _folder["cassettes/review.ndjson"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_recorded_day_is_replayed_twice_without_a_server_and_is_equal()
    {
        RunOutcome recorded = await RecordAsync();
        RunOutcome first = await _day.FinishAsync("zz-one", Replay());
        RunOutcome second = await _day.FinishAsync("zz-two", Replay());

        Assert.Equal(Summaries(recorded), Summaries(first));
        Assert.Equal(ReviewedDay.OrderEvents(recorded), ReviewedDay.OrderEvents(first));
        Assert.NotEmpty(ReviewedDay.OrderEvents(first));
        Assert.All(ReviewedDay.Reviews(first), review => Assert.True(Response(review).GetProperty("replayed").GetBoolean()));
        Assert.Equal(ReviewedDay.Report(first, "zz-one"), ReviewedDay.Report(second, "zz-two"));
        Assert.Empty(_day.FilesWith(ReviewedDay.Key));
    }

    [Fact]
    public async Task A_cassette_is_sorted_lines_with_question_and_answer_and_another_recording_adds_to_it()
    {
        await RecordAsync();
        string[] lines = await File.ReadAllLinesAsync(Cassette, TestContext.Current.CancellationToken);

        JsonElement[] entries = [.. lines.Select(line => JsonDocument.Parse(line).RootElement)];
        string[] keys = [.. entries.Select(entry => entry.GetProperty("key").GetString()!)];
        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.Single(entries, entry => entry.GetProperty("error").ValueKind == JsonValueKind.Object);
        Assert.All(entries.Where(entry => entry.GetProperty("error").ValueKind == JsonValueKind.Null), entry =>
        {
            Assert.Equal((0, "reviewer-1", 700, 90), (entry.GetProperty("repeat").GetInt32(), entry.GetProperty("model").GetString(), entry.GetProperty("tokens_prompt").GetInt32(), entry.GetProperty("tokens_completion").GetInt32()));

            // 700 tokens at 2 and 90 at 8 per million.
            Assert.Equal(0.00212m, entry.GetProperty("cost").GetDecimal());
            Assert.Equal("stop", entry.GetProperty("finish_reason").GetString());
            Assert.True(entry.GetProperty("request").TryGetProperty("decision", out _));
        });

        await using ScriptedServer server = await ScriptedServer.SayingAsync(Completion.Response());
        await _day.FinishAsync("again", ReviewedDay.Llm(server.BaseUrl, $"cassette: record, cassette_path: {Cassette}"));
        string again = await File.ReadAllTextAsync(Cassette, TestContext.Current.CancellationToken);
        Assert.All(keys, key => Assert.Contains(key, again, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_missing_entry_ends_the_run_and_names_the_decision()
    {
        RunOutcome recorded = await RecordAsync();
        LlmDecisionReviewRow last = ReviewedDay.Reviews(recorded).OrderBy(row => row.CreatedAt).Last();
        JsonElement decision = JsonDocument.Parse(last.InputJson).RootElement.GetProperty("decision");
        string decidedAt = decision.GetProperty("decided_at").GetString()!;
        string[] lines = await File.ReadAllLinesAsync(Cassette, TestContext.Current.CancellationToken);
        string[] kept = [.. lines.Where(line => JsonDocument.Parse(line).RootElement.GetProperty("request").GetProperty("decision").GetProperty("decided_at").GetString() != decidedAt)];
        Assert.Equal(lines.Length - 1, kept.Length);
        await File.WriteAllLinesAsync(Cassette, kept, TestContext.Current.CancellationToken);

        RunOutcome outcome = await _day.RunAsync("missing", Replay());

        Assert.Equal((ExitCode.Failed, "cassette_entry_missing"), (outcome.ExitCode, outcome.Failure?.Code));
        Assert.Contains(decision.GetProperty("symbol").GetString()!, outcome.Failure!.Message, StringComparison.Ordinal);
        Assert.Contains(decidedAt, outcome.Failure.Message, StringComparison.Ordinal);

        RunOutcome lenient = await _day.FinishAsync("lenient", Replay("cassette_miss: error_review"));
        LlmDecisionReviewRow missed = Assert.Single(ReviewedDay.Reviews(lenient), row => row.Id == last.Id);
        Assert.Equal("cassette_miss", Response(missed).GetProperty("error").GetProperty("code").GetString());
    }

    [Fact]
    public async Task Replay_or_record_asks_only_for_what_is_missing()
    {
        await RecordAsync();
        string[] lines = await File.ReadAllLinesAsync(Cassette, TestContext.Current.CancellationToken);
        await File.WriteAllLinesAsync(Cassette, lines[1..], TestContext.Current.CancellationToken);
        await using ScriptedServer server = await ScriptedServer.StartAsync(Mixed);

        await _day.FinishAsync("filled", ReviewedDay.Llm(server.BaseUrl, $"cassette: replay_or_record, cassette_path: {Cassette}"));

        Assert.NotEmpty(server.Calls);
        int afterwards = server.Calls.Count;
        await _day.FinishAsync("full", ReviewedDay.Llm(server.BaseUrl, $"cassette: replay_or_record, cassette_path: {Cassette}"));
        Assert.Equal(afterwards, server.Calls.Count);
    }

    [Fact]
    public async Task A_shadow_has_the_orders_of_off()
    {
        await using ScriptedServer server = await ScriptedServer.SayingAsync(Completion.Response("veto"));
        RunOutcome shadow = await _day.FinishAsync("shadow", ReviewedDay.Llm(server.BaseUrl, "shadow: true"));
        RunOutcome off = await _day.FinishAsync("off", "off");

        Assert.NotEmpty(ReviewedDay.Reviews(shadow));
        Assert.Empty(ReviewedDay.Reviews(off));
        Assert.Equal(ReviewedDay.OrderEvents(off), ReviewedDay.OrderEvents(shadow));
    }

    [Fact]
    public async Task A_slow_reviewer_delays_its_orders_by_what_it_took_and_a_replay_by_the_same()
    {
        // A timer may end before its time; what the server itself took lies inside what its caller waited.
        TimeSpan fastest = TimeSpan.MaxValue;
        await using ScriptedServer server = await ScriptedServer.StartAsync(async (context, _, _) =>
        {
            long start = Stopwatch.GetTimestamp();
            await Task.Delay(60, context.RequestAborted);
            TimeSpan took = Stopwatch.GetElapsedTime(start);
            fastest = took < fastest ? took : fastest;
            await Completion.WriteAsync(context, Completion.Response());
        });
        RunOutcome slow = await _day.FinishAsync("slow", ReviewedDay.Llm(server.BaseUrl, $"cassette: record, cassette_path: {Cassette}"));
        RunOutcome replayed = await _day.FinishAsync("replayed", Replay());

        Assert.NotEmpty(ReviewedDay.Reviews(slow));
        Assert.All(ReviewedDay.Reviews(slow), review => Assert.True(Response(review).GetProperty("latency_ms").GetInt64() >= fastest.TotalMilliseconds));
        Assert.Equal(Summaries(slow), Summaries(replayed));
        Assert.Equal(ReviewedDay.OrderEvents(slow), ReviewedDay.OrderEvents(replayed));
    }

    [Fact]
    public async Task An_interrupted_recording_keeps_what_it_has_learned()
    {
        using var stop = new CancellationTokenSource();
        await using ScriptedServer server = await ScriptedServer.StartAsync(async (context, call, number) =>
        {
            if (number == 2)
            {
                await stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, context.RequestAborted);
            }

            await Completion.WriteAsync(context, Completion.Response());
        });

        RunOutcome outcome = await _day.RunAsync("stopped", ReviewedDay.Llm(server.BaseUrl, $"cassette: record, cassette_path: {Cassette}"), stop.Token);

        Assert.True(outcome.Cancelled);
        Assert.Equal(2, (await File.ReadAllLinesAsync(Cassette, TestContext.Current.CancellationToken)).Length);
    }

    [Theory]
    [InlineData("{", "cassette_damaged")]
    [InlineData("{\"key\":\"a\",\"repeat\":0,\"model\":\"m\",\"prompt_version\":\"p\",\"prompt_hash\":\"h\",\"parameters\":{\"max_tokens\":1,\"structured_output\":true,\"temperature\":0},\"request\":{},\"latency_ms\":1}", "cassette_damaged")]
    public async Task A_damaged_cassette_is_refused_before_anything_is_written(string line, string code)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Cassette)!);
        await File.WriteAllTextAsync(Cassette, line + "\n", TestContext.Current.CancellationToken);

        RunOutcome outcome = await _day.RunAsync("damaged", Replay());

        Assert.Equal((ExitCode.Usage, code), (outcome.ExitCode, outcome.Failure?.Code));
        Assert.Contains(Cassette + ":1", outcome.Failure!.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(outcome.Folder.Root));
    }

    [Fact]
    public async Task A_cassette_that_is_not_there_is_refused()
    {
        SimulationException refused = await Assert.ThrowsAsync<SimulationException>(() => _day.RunAsync("none", Replay()));

        Assert.Equal((ExitCode.Usage, "cassette_missing"), (refused.ExitCode, refused.Code));
    }

    private static Task Mixed(Microsoft.AspNetCore.Http.HttpContext context, ReceivedCall call, int number) =>
        number == 3 ? Completion.FailAsync(context, 404, "no such model")
        : Completion.WriteAsync(context, Completion.Response(number % 4 == 1 ? "veto" : "approve"));

    private static JsonElement Response(LlmDecisionReviewRow review) => JsonDocument.Parse(review.ResponseJson).RootElement;

    private static IEnumerable<string> Summaries(RunOutcome outcome) => ReviewedDay.Reviews(outcome).Select(review =>
        $"{review.Id} {review.CreatedAt} {review.Verdict} {review.Confidence} {review.TokensPrompt} {Response(review).GetProperty("response_hash")} {Response(review).GetProperty("policy_override")} {review.InputJson}");

    private string Replay(string keys = "") =>
        $"{{mode: llm, model: reviewer-1, cassette: replay, cassette_path: {Cassette}{(keys.Length == 0 ? "" : ", ")}{keys}}}";

    private async Task<RunOutcome> RecordAsync()
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(Mixed);
        return await _day.FinishAsync("recorded", ReviewedDay.Llm(server.BaseUrl, $"cassette: record, cassette_path: {Cassette}"));
    }
}
