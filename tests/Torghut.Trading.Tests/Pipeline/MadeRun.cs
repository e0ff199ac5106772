using System.Text.Json;
using Torghut.Market.Events;
using Torghut.Trading.Ledger;
using Torghut.Trading.Pipeline;
using Torghut.Trading.Review;
using Torghut.Trading.Signals;

namespace Torghut.Trading.Tests.Pipeline;

/// <summary>What a pipeline yielded over a whole tape.</summary>
internal sealed class MadeRun
{
    public List<ILedgerRow> Rows { get; } = [];

    public List<Signal> Signals { get; } = [];

    public required PipelineStatistics Statistics { get; init; }

    /// <summary>Runs a pipeline over events cut into batches, answering what it asks.</summary>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="events">The events in order.</param>
    /// <param name="batchSize">Size of the next batch, given the number of batches before.</param>
    /// <param name="answer">Answers reviews; null where none are expected.</param>
    public static MadeRun Of(
        TradingPipeline pipeline,
        IReadOnlyList<(MarketEvent Event, BarValues? Bar)> events,
        Func<int, int> batchSize,
        Func<ReviewRequest, ReviewAnswer>? answer = null)
    {
        MadeRun run = new() { Statistics = pipeline.Statistics };
        PipelineOutput output = new();
        int batches = 0;
        for (int start = 0; start < events.Count;)
        {
            int count = Math.Min(batchSize(batches++), events.Count - start);
            MarketEventBatch batch = new(count);
            for (int i = start; i < start + count; i++)
            {
                MarketEvent marketEvent = events[i].Event;
                if (events[i].Bar is BarValues bar)
                {
                    marketEvent.BarIndex = batch.AddBar(bar);
                }

                batch.Add(marketEvent);
            }

            start += count;
            run.Drive(() => pipeline.Process(batch, output), pipeline, output, answer);
        }

        run.Drive(() => pipeline.Complete(output), pipeline, output, answer);
        return run;
    }

    /// <summary>The rows of a type as they stand at the end: of each id the last.</summary>
    public IReadOnlyList<TRow> Final<TRow>()
        where TRow : ILedgerRow =>
        [.. Rows.OfType<TRow>().GroupBy(row => row.Id).Select(group => group.Last())];

    /// <summary>The only row of a type.</summary>
    public TRow Single<TRow>()
        where TRow : ILedgerRow => Assert.Single(Final<TRow>());

    /// <summary>Order events as <c>symbol side event quantity[@average] seconds-after-open</c> of the market time.</summary>
    public IReadOnlyList<string> OrderEvents() => [.. Final<ExecutionOrderEventRow>().Select(row =>
    {
        JsonElement payload = Parse(row.RawEvent).GetProperty("payload");
        string price = payload.TryGetProperty("price", out JsonElement at) ? $" {payload.GetProperty("qty")}@{at}" : string.Empty;
        decimal second = Seconds(NodaTime.Text.InstantPattern.ExtendedIso.Parse(payload.GetProperty("timestamp").GetString()!).Value);
        return FormattableString.Invariant(
            $"{row.Symbol} {payload.GetProperty("order").GetProperty("side")} {row.EventType}{price} {second:0.######}");
    })];

    /// <summary>Decisions as <c>symbol action quantity status stage [reasons] rationale</c>, in the order of their making.</summary>
    public IReadOnlyList<string> Decisions() => [.. Final<TradeDecisionRow>().Select(row =>
    {
        JsonElement json = Parse(row.DecisionJson);
        JsonElement parameters = json.GetProperty("params");
        string reasons = string.Join(' ', parameters.GetProperty("risk_reasons").EnumerateArray().Select(r => r.GetString()));
        return $"{row.Symbol} {json.GetProperty("action")} {json.GetProperty("qty")} {row.Status} "
            + $"{parameters.GetProperty("submission_stage")} [{reasons}] {row.Rationale}";
    })];

    /// <summary>Outcomes of a strategy's signals over the day, all symbols together.</summary>
    public IReadOnlyDictionary<string, int> Outcomes(string strategy)
    {
        SortedDictionary<string, int> sums = new(StringComparer.Ordinal);
        foreach (JsonElement detail in OutcomeDetails().Where(d => d.GetProperty("strategy").GetString() == strategy))
        {
            foreach (JsonProperty outcome in detail.GetProperty("outcomes").EnumerateObject())
            {
                sums[outcome.Name] = sums.GetValueOrDefault(outcome.Name) + outcome.Value.GetInt32();
            }
        }

        return sums;
    }

    public IEnumerable<JsonElement> OutcomeDetails() =>
        Final<RuntimeEventRow>().Where(row => row.Code == "signal_outcome_counts").Select(row => Parse(row.Detail));

    public IEnumerable<RuntimeEventRow> RuntimeEvents(string code) => Final<RuntimeEventRow>().Where(row => row.Code == code);

    public static JsonElement Parse(string json) => JsonDocument.Parse(json).RootElement;

    public static decimal Seconds(NodaTime.Instant instant) => (decimal)(instant - MadeDay.Open).ToInt64Nanoseconds() / 1_000_000_000;

    private void Drive(
        Func<ReviewRequest?> call, TradingPipeline pipeline, PipelineOutput output, Func<ReviewRequest, ReviewAnswer>? answer)
    {
        while (call() is ReviewRequest request)
        {
            pipeline.Answer(answer!(request), output);
        }

        Rows.AddRange(output.LedgerRows);
        Signals.AddRange(output.Signals);
        output.Clear();
    }
}
