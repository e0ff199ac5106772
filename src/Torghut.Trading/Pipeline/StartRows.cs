using NodaTime;
using Torghut.Trading.Ledger;
using Torghut.Trading.Risk;
using Torghut.Trading.RuntimeEvents;
using Torghut.Trading.Signals;
using Torghut.Trading.Strategies;
using Torghut.Trading.Text;

namespace Torghut.Trading.Pipeline;

/// <summary>Writes the rows that stand before the first event: strategies, and switches that block trading.</summary>
internal static class StartRows
{
    /// <summary>Writes them.</summary>
    public static void Write(StrategyRoster roster, PipelineOptions options, ILedgerRowSink rows)
    {
        Instant start = options.Window.Start;
        foreach (RosterStrategy strategy in roster.All)
        {
            rows.Add(Row(strategy, start));
        }

        RiskOptions risk = options.Risk;
        WriteIf(risk.KillSwitch, RuntimeEventKind.KillSwitch, start, rows);
        WriteIf(risk.EmergencyStop, RuntimeEventKind.EmergencyStop, start, rows);
        WriteIf(!risk.TradingEnabled, RuntimeEventKind.TradingDisabled, start, rows);
    }

    private static StrategyRow Row(RosterStrategy strategy, Instant start)
    {
        StrategyDefinition definition = strategy.Definition;
        return new StrategyRow
        {
            Id = strategy.Id,
            Name = definition.Name,
            Description = StrategyKinds.Name(definition.Kind),
            Enabled = definition.Enabled,
            BaseTimeframe = Timeframes.Name(strategy.Timeframe),
            UniverseType = "static",
            UniverseSymbols = definition.Symbols is null ? null : SymbolList(definition.Symbols),
            MaxPositionPctEquity = definition.MaxPositionPctEquity,
            MaxNotionalPerTrade = definition.MaxNotionalPerTrade,
            CreatedAt = start,
            UpdatedAt = start,
        };
    }

    private static string SymbolList(IReadOnlyList<string> symbols) => JsonText.Write(symbols, static (json, list) =>
    {
        json.WriteStartArray();
        foreach (string symbol in list)
        {
            json.WriteStringValue(symbol);
        }

        json.WriteEndArray();
    });

    private static void WriteIf(bool isOn, RuntimeEventKind kind, Instant start, ILedgerRowSink rows)
    {
        if (isOn)
        {
            rows.Add(RuntimeEventRows.Create(kind, start, null, 0, static (_, _) => { }));
        }
    }
}
