using System.Globalization;
using System.Text;
using System.Text.Json;
using Torghut.Benchmarks.Measurements;
using Torghut.Platform.Review;
using Torghut.Platform.Review.Cassettes;
using Torghut.Reporting.Request;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Prompts;
using Torghut.Trading.Review;
using Torghut.Trading.Review.Responses;

namespace Torghut.Benchmarks.Passes;

/// <summary>Ten thousand questions answered from a cassette: it is read, every question is looked up, every response validated.</summary>
internal sealed class ReviewReplayPass(PassContext context) : IPass
{
    private const int Questions = 10_000;
    private const string Response =
        """{"verdict":"approve","confidence":0.8,"confidence_band":"high","calibrated_probabilities":{"approve":0.8,"veto":0.05,"adjust":0.05,"abstain":0.05,"escalate":0.05},"uncertainty":{"score":0.2,"band":"low"},"adjusted_qty":null,"adjusted_order_type":null,"limit_price":null,"escalate_reason":null,"rationale":"spread, volatility and exposure are in order","required_checks":["risk_engine"],"risk_flags":[]}""";

    private readonly string _file = Path.Combine(context.ScratchFolder, "cassette.ndjson");
    private readonly List<ReviewRequest> _requests = [];

    /// <inheritdoc/>
    public void Prepare()
    {
        if (_requests.Count > 0)
        {
            return;
        }

        Directory.CreateDirectory(context.ScratchFolder);
        ReviewPrompt prompt = PromptLibrary.Load(PromptLibrary.Default, null);
        ReviewEndpointSection endpoint = new();
        var label = new CassetteLabel(
            "reviewer-1", prompt.Version, prompt.Hash, new CassetteParameters(endpoint.MaxTokens, endpoint.StructuredOutput, endpoint.Temperature));
        List<CassetteEntry> entries = [];
        for (int i = 0; i < Questions; i++)
        {
            string request = Request(i);
            using JsonDocument document = JsonDocument.Parse(request);
            _requests.Add(new ReviewRequest(Guid.Empty, "", request));
            entries.Add(new CassetteEntry
            {
                Key = label.KeyOf(CanonicalRequest.Of(request)),
                Repeat = 0,
                Model = label.Model,
                PromptVersion = label.PromptVersion,
                PromptHash = label.PromptHash,
                Parameters = label.Parameters,
                Request = document.RootElement.Clone(),
                Response = Response,
                LatencyMs = 800,
                TokensPrompt = 1_200,
                TokensCompletion = 150,
                FinishReason = "stop",
            });
        }

        new CassetteFile(_file).Merge(entries, CancellationToken.None);
    }

    /// <inheritdoc/>
    public PassCounts Run()
    {
        var review = new ReviewSection
        {
            Mode = ReviewMode.Llm,
            Endpoint = new ReviewEndpointSection { Model = "reviewer-1" },
            Cassette = CassetteMode.Replay,
            CassettePath = _file,
        };
        using IReviewer reviewer = ReviewerFactory.Create(review, new Dictionary<string, ModelPrice>(), _ => null, TimeProvider.System)!;
        foreach (ReviewRequest request in _requests)
        {
            ReviewAnswer answer = reviewer.AskAsync(request, CancellationToken.None).GetAwaiter().GetResult();
            if (ReviewResponseParser.Parse(answer.Response!, out _) is not null)
            {
                throw new InvalidOperationException("A recorded response is not read.");
            }
        }

        return new PassCounts(Questions, new FileInfo(_file).Length);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>A request of the size that runs make.</summary>
    private static string Request(int number)
    {
        string i = number.ToString(CultureInfo.InvariantCulture);
        var recent = new StringBuilder();
        for (int d = 0; d < 5; d++)
        {
            recent.Append(d == 0 ? "" : ",").Append(
                """{"action":"buy","decided_at":"2026-02-27T15:04:28.005Z","qty":"74","rationale":"mean_reversion_entry","review_reason":null,"risk_reasons":[],"status":"submitted","strategy":"reversion"}""");
        }

        return $$"""
            {"account":{"buying_power":"90038.95","cash":"99998.98","equity":"99998.98"},"decision":{"action":"buy","decided_at":"{{i}}","event_ts":"2026-02-27T15:05:51Z","exit_overlay":false,"intent":"open","limit_price":null,"notional":"9960.03","order_type":"market","price":"134.595","qty":"74","rationale":"mean_reversion_entry","strategy":"reversion","strategy_kind":"mean_reversion_v1","symbol":"AMD","time_in_force":"day","timeframe":"1Sec"},"market":{"ask":"134.6","ask_size":"100","bid":"134.59","bid_size":"100","halted":false,"indicators":{"boll_lower":134.56187710866098,"boll_mid":134.6545,"boll_upper":134.74712289133905,"close":134.56,"ema12":134.62273510521626,"ema26":134.64145365857956,"macd":-0.01871855336329986,"macd_hist":-0.009135378881454303,"macd_signal":-0.009583174481845558,"rsi14":33.596580339752364,"vol_realized_w60s":0.00020722489077672335,"vwap_session":134.66755538366337,"vwap_w5m":134.67488474978362},"mid":"134.595","quote_age_ms":"106.551876","spread":"0.01","spread_bps":"0.74297"},"policy":{"adjustment_allowed":true,"allowed_order_types":["market","limit"],"max_qty_multiplier":"1.25","min_qty_multiplier":"0.5"},"portfolio":{"gross_exposure":"0","gross_exposure_pct":"0","gross_exposure_pct_with_orders":"0.099601","open_positions":0,"symbol_open_buys":"74","symbol_open_sells":"0","symbol_qty":"0"},"positions":[],"prompt_version":"trade-review/v1","recent_decisions":[{{recent}}],"trading_mode":"paper"}
            """;
    }
}
