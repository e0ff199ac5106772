using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests;

/// <summary>The server over finished runs, over real HTTP.</summary>
public sealed class ServeTests(ServedRuns served) : IClassFixture<ServedRuns>
{
    private const string WholeDay = "2024-07-03T00:00:00Z";
    private const string NextDays = "2024-07-06T00:00:00Z";

    [Fact]
    public async Task An_evaluation_of_a_run_is_what_sql_says_and_what_the_command_prints()
    {
        string served1 = await Get("/trading/llm-evaluation?run_id=Day%201", HttpStatusCode.OK);
        CliResult printed = served.Cli.Run("llm", "evaluate", "--run-id", "Day 1");

        Assert.Equal(printed.Out.TrimEnd('\n'), served1);
        JsonObject document = JsonNode.Parse(served1)!.AsObject();
        Assert.True((bool)document["ok"]!);
        Assert.Equal("Day 1", (string?)document["window"]!["run_id"]);
        Assert.Equal("2024-07-03T13:30:00Z", (string?)document["window"]!["start"]);
        Assert.Equal(37, (int)document["metrics"]!["total_reviews"]!);
        AssertSame(document, WholeDay, NextDays, served.LedgerOf("day_1"));
    }

    [Fact]
    public async Task A_window_across_midnight_takes_the_reviews_of_several_runs()
    {
        const string Start = "2024-07-03T23:50:00Z";
        const string End = "2024-07-04T00:15:00Z";
        string text = await Get($"/trading/llm-evaluation?start={Start}&end={End}", HttpStatusCode.OK);
        CliResult printed = served.Cli.Run("llm", "evaluate", "--start", Start, "--end", End);

        Assert.Equal(printed.Out.TrimEnd('\n'), text);
        JsonObject document = JsonNode.Parse(text)!.AsObject();
        Assert.Equal(["Day 1", "second"], document["window"]!["runs"]!.AsArray().Select(run => (string?)run));
        Assert.InRange((int)document["metrics"]!["total_reviews"]!, 20, 77);
        AssertSame(document, Start, End, served.LedgerOf("day_1"), served.LedgerOf("second"));
    }

    [Theory]
    [InlineData("?start=2020-01-01T00:00:00Z&end=2020-01-02T00:00:00Z")]
    [InlineData("")]
    public async Task An_empty_window_has_zeros_and_nulls(string query)
    {
        JsonObject document = JsonNode.Parse(await Get("/trading/llm-evaluation" + query, HttpStatusCode.OK))!.AsObject();
        JsonNode metrics = document["metrics"]!;

        Assert.Empty(document["window"]!["runs"]!.AsArray());
        Assert.Equal(0, (int)metrics["total_reviews"]!);
        Assert.Equal(["abstain", "adjust", "approve", "error", "escalate", "veto"], metrics["verdict_counts"]!.AsObject().Select(pair => pair.Key));
        Assert.All(metrics["verdict_counts"]!.AsObject(), pair => Assert.Equal(0, (int)pair.Value!));
        Assert.Null(metrics["error_rate"]);
        Assert.Null(metrics["avg_confidence"]);
        Assert.Null(metrics["decision_contribution"]!["contribution_rate"]);
        Assert.Empty(metrics["top_risk_flags"]!.AsArray());
        AssertSame(document, "2020-01-01T00:00:00Z", "2020-01-02T00:00:00Z", served.LedgerOf("day_1"), served.LedgerOf("second"));
        Assert.True(string.CompareOrdinal((string)document["window"]!["start"]!, (string)document["window"]!["end"]!) < 0);
    }

    [Theory]
    [InlineData("/trading/llm-evaluation?run_id=nosuch", 404, "run_not_found")]
    [InlineData("/trading/llm-evaluation?run_id=second&start=2024-07-03T00:00:00Z", 400, "invalid_request")]
    [InlineData("/trading/llm-evaluation?start=2024-07-03T00:00:00Z", 400, "invalid_window")]
    [InlineData("/trading/llm-evaluation?start=yesterday&end=today", 400, "invalid_window")]
    [InlineData("/trading/llm-evaluation?start=2024-07-04T00:00:00Z&end=2024-07-03T00:00:00Z", 400, "invalid_window")]
    [InlineData("/trading/llm-evaluation?runid=second", 400, "usage")]
    [InlineData("/trading/llm-evaluation?run_id=second&run_id=unreviewed", 400, "usage")]
    [InlineData("/runs?limit=0", 400, "usage")]
    [InlineData("/runs/nosuch", 404, "run_not_found")]
    [InlineData("/runs/second/artifacts/nosuch.json", 404, "artifact_not_found")]
    [InlineData("/runs/nosuch/artifacts/plan.json", 404, "run_not_found")]
    [InlineData("/nosuch", 404, null)]
    public async Task What_cannot_be_answered_is_a_problem_document(string path, int status, string? code)
    {
        using HttpResponseMessage response = await served.Client.GetAsync(path, TestContext.Current.CancellationToken);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        JsonNode problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!;
        Assert.Equal(status, (int)problem["status"]!);
        Assert.Equal(code, (string?)problem["code"]);
        Assert.False(string.IsNullOrEmpty((string?)problem["title"]));
    }

    [Fact]
    public async Task Nothing_is_changed_by_other_methods()
    {
        using HttpResponseMessage response = await served.Client.PostAsync("/runs", content: null, TestContext.Current.CancellationToken);
        using HttpResponseMessage delete = await served.Client.DeleteAsync("/runs/second", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, HttpStatusCode.MethodNotAllowed), (response.StatusCode, delete.StatusCode));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Runs_and_their_artifacts_are_listed_and_served_as_they_are()
    {
        JsonNode list = JsonNode.Parse(await Get("/runs?limit=2&offset=1", HttpStatusCode.OK))!;
        JsonNode run = JsonNode.Parse(await Get("/runs/second", HttpStatusCode.OK))!;

        Assert.Equal((3, 2), ((int)list["total"]!, list["runs"]!.AsArray().Count));
        Assert.Equal(["second", "Day 1"], list["runs"]!.AsArray().Select(item => (string?)item!["run_id"]));
        Assert.Equal("restored", (string?)run["restore_status"]);
        Assert.Equal("preflight", (string?)run["phases"]![0]!["phase"]);
        JsonArray artifacts = run["artifacts"]!.AsArray();
        Assert.DoesNotContain(artifacts, item => (string?)item!["path"] is "run.lock");
        foreach ((string path, string type) in new[] { ("report/simulation-report.json", "application/json"), ("report/simulation-report.html", "text/html"), ("report/decisions.csv", "text/csv"), ("manifest.yaml", "application/yaml") })
        {
            JsonNode item = artifacts.Single(item => (string?)item!["path"] == path)!;
            using HttpResponseMessage response = await served.Client.GetAsync((string)item["href"]!, TestContext.Current.CancellationToken);
            Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.Equal(
                File.ReadAllBytes(served.Folder[$"artifacts/torghut/simulations/second/{path}"]),
                await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("/runs/second/artifacts/../day_1/plan.json")]
    [InlineData("/runs/second/artifacts/%2e%2e/day_1/plan.json")]
    [InlineData("/runs/second/artifacts/..%2fday_1%2fplan.json")]
    [InlineData("/runs/second/artifacts/report%2f..%2f..%2fday_1%2fplan.json")]
    [InlineData("/runs/second/artifacts//etc/passwd")]
    [InlineData("/runs/second/artifacts/%2fetc%2fpasswd")]
    [InlineData("/runs/second/artifacts/run.lock")]
    [InlineData("/runs/..%2f..%2fsecond/artifacts/plan.json%00.txt")]
    [InlineData("/runs/second/artifacts/link.txt")]
    public async Task No_path_leads_out_of_the_runs_artifacts(string path)
    {
        string link = served.Folder["artifacts/torghut/simulations/second/link.txt"];
        if (!File.Exists(link))
        {
            File.CreateSymbolicLink(link, "/etc/hostname");
        }

        var uri = new Uri(served.Client.BaseAddress!.ToString().TrimEnd('/') + path, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        using HttpResponseMessage response = await served.Client.GetAsync(uri, TestContext.Current.CancellationToken);

        Assert.True(response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest, response.StatusCode.ToString());
    }

    [Fact]
    public async Task A_part_of_an_artifact_can_be_asked_for()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/runs/second/artifacts/plan.json");
        request.Headers.Range = new RangeHeaderValue(0, 0);
        using HttpResponseMessage response = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal("{", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_name_that_is_not_the_servers_is_refused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/runs");
        request.Headers.Host = "elsewhere.example";
        using HttpResponseMessage response = await served.Client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task Health_and_status_tell_what_there_is()
    {
        Assert.Equal("ok", (string?)JsonNode.Parse(await Get("/healthz", HttpStatusCode.OK))!["status"]);
        JsonNode status = JsonNode.Parse(await Get("/trading/status", HttpStatusCode.OK))!;

        Assert.Equal(("simulation", false, 3), ((string)status["mode"]!, (bool)status["live_enabled"]!, (int)status["runs"]!));
        Assert.True((bool)status["ok"]!);
        Assert.Equal("unreviewed", (string?)status["latest"]!["run_id"]);
    }

    [Fact]
    public async Task The_openapi_document_describes_every_route()
    {
        JsonNode document = JsonNode.Parse(await Get("/openapi/v1.json", HttpStatusCode.OK))!;

        Assert.Equal(
            ["/healthz", "/runs", "/runs/{id}", "/runs/{id}/artifacts/{path}", "/trading/llm-evaluation", "/trading/status"],
            document["paths"]!.AsObject().Select(path => path.Key).Order(StringComparer.Ordinal));
        Assert.Contains("\"total_reviews\"", document.ToJsonString(), StringComparison.Ordinal);
    }

    private static void AssertSame(JsonObject document, string start, string end, params string[] ledgers)
    {
        (JsonObject expected, List<(string Flag, long Count)> flags) = ReviewSql.Compute(start, end, ledgers);
        JsonNode metrics = document["metrics"]!;
        JsonNode contribution = metrics["decision_contribution"]!;
        JsonNode calibration = metrics["calibration_quality"]!;
        long total = (long)expected["total_reviews"]!;
        Assert.Equal(total, (long)metrics["total_reviews"]!);
        foreach (string verdict in (string[])["approve", "veto", "adjust", "abstain", "escalate", "error"])
        {
            Assert.Equal((long)expected[verdict]!, (long)metrics["verdict_counts"]![verdict]!);
        }

        Close("error_rate", metrics["error_rate"]);
        Close("avg_confidence", metrics["avg_confidence"]);
        Assert.Equal(total - (long)expected["error"]!, (long)contribution["actionable_reviews"]!);
        Assert.Equal((long)expected["contribution_events"]!, (long)contribution["contribution_events"]!);
        Close("contribution_rate", contribution["contribution_rate"]);
        Assert.Equal((long)expected["fallback_total"]!, (long)contribution["fallback_total"]!);
        Assert.Equal((long)expected["guardrail_total"]!, (long)contribution["deterministic_guardrail_total"]!);
        Assert.Equal((long)expected["prompt"]!, (long)metrics["tokens"]!["prompt"]!);
        Assert.Equal((long)expected["completion"]!, (long)metrics["tokens"]!["completion"]!);
        Assert.Equal((long)expected["prompt"]! + (long)expected["completion"]!, (long)metrics["tokens"]!["total"]!);
        Close("mean_confidence_gap", calibration["mean_confidence_gap"]);
        Close("mean_uncertainty_alignment_error", calibration["mean_uncertainty_alignment_error"]);
        Close("high_uncertainty_rate", calibration["high_uncertainty_rate"]);
        Assert.Equal((long)expected["samples"]!, (long)calibration["samples"]!);
        Assert.Equal(flags, metrics["top_risk_flags"]!.AsArray().Select(flag => ((string)flag!["flag"]!, (long)flag["count"]!)));

        void Close(string name, JsonNode? actual)
        {
            if (expected[name] is null)
            {
                Assert.Null(actual);
            }
            else
            {
                Assert.Equal((double)expected[name]!, (double)actual!, 1e-12);
            }
        }
    }

    private async Task<string> Get(string path, HttpStatusCode status)
    {
        using HttpResponseMessage response = await served.Client.GetAsync(path, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.True(response.StatusCode == status, $"{response.StatusCode}: {text}");
        return text;
    }
}
