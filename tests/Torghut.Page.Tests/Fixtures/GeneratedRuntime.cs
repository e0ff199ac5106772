using System.Globalization;
using NodaTime;
using Torghut.Market.Numerics;
using Torghut.Market.Time;
using Torghut.Trading.Ledger;

namespace Torghut.Page.Tests.Fixtures;

/// <summary>The runtime events of a generated day: what became of the signals, and a warning or two.</summary>
internal sealed class GeneratedRuntime(DayOptions options, GeneratedMarket market)
{
    public void Fill(MemoryLedger ledger)
    {
        for (int half = 0; half < 13; half++)
        {
            Instant start = market.Session.Open + Duration.FromMinutes(half * 30);
            foreach (string symbol in options.Symbols)
            {
                long produced = 0;
                for (int second = half * 1800; second < (half + 1) * 1800; second++)
                {
                    produced += market.IsTraded(symbol, second) ? 1 : 0;
                }

                long intents = ledger.Decisions.LongCount(row =>
                    row.Symbol == symbol && row.CreatedAt >= start && row.CreatedAt < start + Duration.FromMinutes(30));
                long warming = half == 0 ? Math.Min(35, produced) : 0;
                long refused = produced / 900;
                long quiet = Math.Max(0, produced - intents - warming - refused);
                string outcomes = string.Create(CultureInfo.InvariantCulture,
                    $$"""{"intent":{{intents}},"no_setup":{{quiet}},"indicators_warming_up":{{warming}},"feature_staleness_exceeds_budget":{{refused}}}""");
                Add(ledger, start, "trader", "info", "signal_outcome_counts", symbol, string.Create(CultureInfo.InvariantCulture,
                    $$"""{"strategy":"tsmom-fast","half_hour":"{{EventTime.Format(start)}}","produced":{{produced}},"consumed":{{produced}},"evaluated":{{produced - warming - refused}},"outcomes":{{outcomes}}}"""));
            }
        }

        Add(ledger, market.Session.Open + Duration.FromMinutes(161), "ta", "warning", "symbol_halted", options.Symbols[1], "{}");
        ledger.Cursors.Add(new TradeCursorRow
        {
            Id = DeterministicGuid.Create("trade_cursor", "signals"),
            Source = "ta_signals",
            AccountLabel = "paper",
            CursorAt = market.Session.Close,
            CursorSeq = 21_004,
            CursorSymbol = options.Symbols[^1],
        });
    }

    private static void Add(MemoryLedger ledger, Instant at, string component, string severity, string code, string symbol, string detail) =>
        ledger.RuntimeEvents.Add(new RuntimeEventRow
        {
            Id = DeterministicGuid.Create("runtime_events", $"{at}:{component}:{code}:{symbol}"),
            OccurredAt = at,
            Component = component,
            Severity = severity,
            Code = code,
            Symbol = symbol,
            Detail = detail,
        });
}
