using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using Torghut.Reporting.Request;
using Torghut.Reporting.Reviewers;
using Torghut.Reporting.Reviewers.Document;
using Torghut.Reporting.Reviewers.Writers;
using Torghut.Reporting.Tests.Fixtures;
using Torghut.Reporting.Tests.Schema;
using Torghut.Trading.Review;
using Torghut.Trading.Review.Policy;
using Torghut.Trading.Review.Responses;

namespace Torghut.Reporting.Tests.Reviewers;

/// <summary>Four buys of 10 shares at 100 that nobody made; after 60 s the mid is 99.50, 101, 102 and 98.</summary>
public sealed class ReviewerComparerTests
{
    /// <summary>Set to 1 to write the schema anew after a change of the types.</summary>
    private const string UpdateVariable = "TORGHUT_UPDATE_SCHEMAS";

    private readonly LedgerBuilder _ledger = new();
    private readonly InMemorySignalStore _store = new();
    private readonly List<ReviewQuestion> _questions = [];

    public ReviewerComparerTests()
    {
        foreach ((double second, double later) in new[] { (1_000d, 99.5), (2_000, 101), (3_000, 102), (4_000, 98) })
        {
            var decision = _ledger.Decision("AAPL", "buy", second, new DecisionShape { Status = "rejected", Stage = "risk_passed" });
            _questions.Add(new ReviewQuestion(_ledger.Review(decision, "veto", 0.8m).Id, 10));
            _store.Add("AAPL", second + 60, 1, (later, later));
        }
    }

    [Fact]
    public void Worth_is_what_the_stopped_and_changed_orders_would_have_made()
    {
        ReviewerComparison comparison = Compare();

        // Whole decisions: −5 + 10 + 20 − 20 = 5. The second reviewer stops the first and the last and makes the third 12.5 shares.
        ReviewerValue all = comparison.Reviewers[0].Value[0];
        ReviewerValue some = comparison.Reviewers[1].Value[0];
        Assert.Equal((60, 5d, 5d, 0d), (all.HorizonSeconds, Round(all.Pnl), Round(all.PnlWithoutReview), Round(all.Gain)));
        Assert.Equal((35d, 5d, 30d), (Round(some.Pnl), Round(some.PnlWithoutReview), Round(some.Gain)));
        Assert.Equal((2, 150d), (some.PassedBps.Count, Round(some.PassedBps)));
        Assert.Equal((2, -125d), (some.StoppedBps.Count, Round(some.StoppedBps)));
        Assert.Equal((0, null), (all.StoppedBps.Count, all.StoppedBps.Value));
        Assert.True(some.Gain.Low95 <= 30 && some.Gain.High95 >= 30);
        Assert.Equal(0, comparison.Reviewers[0].Value[1].Pnl.Count);
    }

    [Fact]
    public void Calibration_is_of_the_markout_for_every_reviewer()
    {
        ReviewerComparison comparison = Compare();

        // Confidence 0.8: right twice of four gives (0.04·2 + 0.64·2)/4; right always gives 0.04.
        Assert.Equal((0.5, 0.34), (Round(comparison.Reviewers[0].Calibration.RightRate), Round(comparison.Reviewers[0].Calibration.BrierScore)));
        Assert.Equal((1d, 0.04), (Round(comparison.Reviewers[1].Calibration.RightRate), Round(comparison.Reviewers[1].Calibration.BrierScore)));
        Assert.Equal(0.3, comparison.Reviewers[0].Calibration.ExpectedCalibrationError!.Value, 9);
        Assert.Equal(4, comparison.Reviewers[0].Calibration.Reliability[8].Count);
    }

    [Fact]
    public void Agreement_is_counted_by_verdict_and_by_what_becomes_of_the_order()
    {
        ReviewerAgreement pair = Assert.Single(Compare().Agreement);

        Assert.Equal(("all", "some", 0.25, 0.5), (pair.First, pair.Second, Round(pair.Verdicts), Round(pair.Outcomes)));
        Assert.Equal((1L, 1L, 2L), (pair.Matrix["approve"]["approve"], pair.Matrix["approve"]["adjust"], pair.Matrix["approve"]["veto"]));

        // Who always says the same agrees by chance as often as he agrees.
        Assert.Equal(0d, pair.Kappa!.Value, 12);
    }

    [Fact]
    public void Two_that_always_agree_have_a_kappa_of_one_unless_they_only_ever_say_one_thing()
    {
        ReviewerComparison comparison = ReviewerComparer.Compare(
            Reports.Build(_ledger.Ledger, _store), _questions, [Some("one"), Some("two"), All("three"), All("four")], 42);

        Assert.Equal(1d, comparison.Agreement[0].Kappa!.Value, 12);
        Assert.Null(comparison.Agreement.Single(pair => pair.First == "three").Kappa);
    }

    [Fact]
    public void Errors_follow_the_policy_and_are_counted_by_code()
    {
        AskedReviewer broken = All("broken") with { Answers = [.. Enumerable.Repeat(new ReviewerAnswer(null, new ReviewError("timeout", "x"), 20_000, null, null), 4)] };

        ReviewerComparison comparison = ReviewerComparer.Compare(Reports.Build(_ledger.Ledger, _store), _questions, [broken], 42);

        ReviewerSummary summary = comparison.Reviewers[0];
        Assert.Equal((4, 1d, 4L, 4L), (summary.Errors, summary.ErrorRate, summary.ErrorCodes["timeout"], summary.PolicyReasons["llm_error_fallback_veto"]));
        Assert.Equal(-5d, Round(summary.Value[0].Gain));
        Assert.Equal((20_000d, null), (summary.LatencyMs.P50, summary.AvgConfidence));
    }

    [Fact]
    public void Disagreements_come_largest_first()
    {
        ReviewerComparison comparison = Compare();

        Assert.Equal(2, comparison.DisagreementCount);
        Assert.Equal([-200d, -50d], comparison.Disagreements.Select(row => Math.Round(row.Markout60sBps!.Value, 6)));
        Assert.Equal(["approve", "veto"], comparison.Disagreements[0].PolicyVerdicts);
    }

    [Fact]
    public void Cost_needs_a_price_and_rules_cost_nothing()
    {
        ReviewerComparison comparison = ReviewerComparer.Compare(
            Reports.Build(_ledger.Ledger, _store), _questions, [All("priced") with { Price = new ModelPrice { PromptPerMillion = 2, CompletionPerMillion = 8 } }, All("rules") with { Model = "rules/v1" }, All("free")], 42);

        // 4 × (1000·2 + 100·8)/1e6.
        Assert.Equal([0.0112m, 0m, null], comparison.Reviewers.Select(reviewer => reviewer.Cost));
    }

    [Fact]
    public async Task The_document_obeys_its_published_schema()
    {
        JsonObject generated = ReportSchema.Generate(
            ReviewerJsonContext.Default.ReviewerComparison, "reviewer-comparison.v1.schema.json", ReviewerComparison.Version);
        if (Environment.GetEnvironmentVariable(UpdateVariable) == "1")
        {
            File.WriteAllText(RepositoryFiles.ReviewersSchema, ReportSchema.Text(generated));
        }

        Assert.Equal(ReportSchema.Text(generated), File.ReadAllText(RepositoryFiles.ReviewersSchema));
        Assert.Empty(SchemaExactness.Problems(SchemaDefinitions.Expand(generated), "_counts", ".error_codes", ".policy_reasons", ".matrix"));
        JsonSchema schema = await JsonSchema.FromFileAsync(RepositoryFiles.ReviewersSchema, TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(Json(Compare())));
        Assert.NotEmpty(schema.Validate(Json(Compare()).Replace("\"questions\": 4", "\"questions\": \"4\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_same_answers_give_the_same_bytes_and_the_page_holds_the_document()
    {
        string json = Json(Compare());

        Assert.Equal(json, Json(Compare()));
        Assert.Equal("torghut.reviewer-comparison.v1", JsonDocument.Parse(json).RootElement.GetProperty("schema_version").GetString());
        using var page = new MemoryStream();
        ReviewerComparisonPage.Write(Compare(), page);
        string html = Encoding.UTF8.GetString(page.ToArray());
        Assert.Contains("<title>Reviewers of run-1", html, StringComparison.Ordinal);
        Assert.Contains("\"gain\"", html, StringComparison.Ordinal);
        string markdown = Reports.Text(writer => ReviewerComparisonMarkdown.Write(Compare(), writer));
        Assert.Contains("| **Gain by review at 60 s** | 0.00 [0.00, 0.00] | 30.00 [", markdown, StringComparison.Ordinal);
    }

    private static double Round(Interval interval) => Math.Round(interval.Value!.Value, 9);

    private static string Json(ReviewerComparison comparison)
    {
        using var stream = new MemoryStream();
        ReviewerComparisonJson.Write(comparison, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static AskedReviewer All(string name) => Asked(name, ReviewVerdict.Approve, ReviewVerdict.Approve, ReviewVerdict.Approve, ReviewVerdict.Approve);

    private static AskedReviewer Some(string name) => Asked(name, ReviewVerdict.Veto, ReviewVerdict.Approve, ReviewVerdict.Adjust, ReviewVerdict.Veto);

    private static AskedReviewer Asked(string name, params ReviewVerdict[] verdicts) => new()
    {
        Name = name,
        Model = "model-" + name,
        PromptVersion = "trade-review/v1",
        Policy = new ReviewPolicyOptions(),
        Answers = [.. verdicts.Select(verdict => new ReviewerAnswer(Response(verdict), null, 500, 1_000, 100))],
    };

    private static ReviewResponse Response(ReviewVerdict verdict)
    {
        decimal[] probabilities = [0.05m, 0.05m, 0.05m, 0.05m, 0.05m];
        probabilities[(int)verdict] = 0.8m;
        return new ReviewResponse
        {
            Verdict = verdict,
            Confidence = 0.8m,
            ConfidenceBand = Band.High,
            Probabilities = probabilities,
            UncertaintyScore = 0.2m,
            UncertaintyBand = Band.Low,
            AdjustedQty = verdict == ReviewVerdict.Adjust ? 12.5m : null,
            Rationale = "x",
            RequiredChecks = [],
            RiskFlags = [],
        };
    }

    private ReviewerComparison Compare() =>
        ReviewerComparer.Compare(Reports.Build(_ledger.Ledger, _store), _questions, [All("all"), Some("some")], 42);
}
