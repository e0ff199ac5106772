using System.Text.Json;
using NodaTime;
using Torghut.Market.Sessions;
using Torghut.Reporting.Document;
using Torghut.Reporting.Request;
using Torghut.Trading.Execution;
using Torghut.Trading.Execution.Models;

namespace Torghut.Page.Tests.Fixtures;

/// <summary>A believable day with its report, made from a seed.</summary>
internal static class GeneratedDay
{
    public static ReportResult Report(DayOptions options)
    {
        var market = new GeneratedMarket(options);
        MemoryLedger ledger = new GeneratedTrading(options, market).Build();
        using var signals = new MemorySignalStore(market);
        return ReportBuilder.Build(Request(options, market), ledger, signals);
    }

    /// <summary>The report of a ledger of which nothing else is known.</summary>
    public static ReportResult LedgerOnly(DayOptions options)
    {
        var market = new GeneratedMarket(options);
        MemoryLedger ledger = new GeneratedTrading(options, market).Build();
        ReportRequest request = Request(options, market) with
        {
            Input = null,
            Account = null,
            InputHash = null,
            Symbols = [],
            Source = new SourceDescription("ledger", "A ledger of another trader.", false),
            Parameters = default,
            ExecutionModels = [],
        };
        return ReportBuilder.Build(request, ledger, null);
    }

    /// <summary>The report of a run that did nothing.</summary>
    public static ReportResult Empty(DayOptions options)
    {
        var market = new GeneratedMarket(options);
        return ReportBuilder.Build(Request(options, market), new MemoryLedger(), null);
    }

    private static ReportRequest Request(DayOptions options, GeneratedMarket market) => new()
    {
        RunId = options.RunId,
        RunToken = "sim_2026_02_27_baseline",
        DatasetId = "us-equities-2026-02-27",
        Platform = "embedded",
        Source = new SourceDescription("synthetic", "Generated prices, trades and quotes for a test.", true),
        InputHash = "9b7c2f0e51d34a86bb1e90c7a4f2d1586e3c0a97d5b84f21c6e8a1d30f7b9542",
        Window = new ReplayWindow(market.Session.Open, market.Session.Close, market.Session.Day, market.Session),
        Calendar = new CalendarIdentity(
            ExchangeCalendar.UsEquities.Source, ExchangeCalendar.UsEquities.Version, ExchangeCalendar.UsEquities.TzdbVersion),
        ProgramVersion = "0.1.0",
        Symbols = options.Symbols,
        Parameters = JsonDocument.Parse(
            """{"risk":{"max_notional_per_trade":"10000","max_gross_exposure_pct":"1"},"execution":{"latency":{"ta_ms":2000,"decision_ms":5,"submit_ms":20,"ack_ms":20}}}""").RootElement,
        Account = new AccountOptions(),
        LatenciesModelled = true,
        ReviewEnabled = options.Reviews,
        ExecutionModels =
        [
            new ExecutionModelDescription("displayed_size", "A marketable order takes the opposite displayed size and waits for the next quote beyond it.", "Hidden size is ignored, so large orders fill later than they would."),
            new ExecutionModelDescription("queue_ahead", "A resting limit fills at its price after the displayed size ahead of it has traded.", "Cancellations ahead are ignored, so fills come later than they would."),
        ],
        Costs = new CostAssumptions { CommissionBps = 0.25m, PerTradeFee = 0.05m },
        ModelPrices = new Dictionary<string, ModelPrice>
        {
            ["reviewer-large"] = new() { PromptPerMillion = 2.5m, CompletionPerMillion = 10m },
        },
        Input = market.Statistics(),
        Artifacts =
        [
            new ArtifactReference("manifest.yaml", "5d41402abc4b2a76b9719d911017c592b0c1d7c6e1b0f6f2a34d9b1e8a7c3f10"),
            new ArtifactReference("ledger.sqlite", null),
            new ArtifactReference("signals.duckdb", null),
        ],
    };

    /// <summary>The moment of a second of the session, plus milliseconds.</summary>
    internal static Instant At(GeneratedMarket market, double second) => market.Session.Open + Duration.FromMilliseconds(Math.Round(second * 1000));
}
