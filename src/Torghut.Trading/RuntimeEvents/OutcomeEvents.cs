using System.Text.Json;
using NodaTime;
using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Trading.Ledger;
using Torghut.Trading.Outcomes;
using Torghut.Trading.Strategies;
using Torghut.Trading.Text;

namespace Torghut.Trading.RuntimeEvents;

/// <summary>Turns the counts of signals and outcomes into runtime events: one per half hour, symbol and strategy.</summary>
internal static class OutcomeEvents
{
    /// <summary>Writes the events, by half hour, symbol and strategy name.</summary>
    /// <param name="counts">The counts.</param>
    /// <param name="roster">Strategies.</param>
    /// <param name="symbols">Symbols.</param>
    /// <param name="windowEnd">End of the window.</param>
    /// <param name="rows">Takes the rows.</param>
    public static void Write(
        OutcomeCounts counts, StrategyRoster roster, SymbolTable symbols, Instant windowEnd, ILedgerRowSink rows)
    {
        for (int halfHour = 0; halfHour < counts.HalfHours; halfHour++)
        {
            Instant end = EventTime.ToInstant(counts.HalfHourEndNs(halfHour));
            Instant occurredAt = end < windowEnd ? end : windowEnd;
            for (int symbol = 0; symbol < symbols.Count; symbol++)
            {
                foreach (RosterStrategy strategy in roster.All)
                {
                    Cell cell = new(counts, strategy, symbol, halfHour);
                    rows.Add(RuntimeEventRows.Create(
                        RuntimeEventKind.SignalOutcomeCounts, occurredAt, symbols[symbol], cell, WriteCounts));
                    WriteRefusals(cell, occurredAt, symbols[symbol], rows);
                }
            }
        }
    }

    private static void WriteCounts(Utf8JsonWriter json, Cell cell)
    {
        int consumed = 0;
        int evaluated = 0;
        foreach (SignalOutcome outcome in SignalOutcomes.All)
        {
            int count = cell.Count(outcome);
            consumed += count;
            evaluated += SignalOutcomes.IsEvaluated(outcome) ? count : 0;
        }

        WriteHead(json, cell);
        json.WriteNumber("produced", cell.Counts.Produced(cell.Strategy.Index, cell.Symbol, cell.HalfHour));
        json.WriteNumber("consumed", consumed);
        json.WriteNumber("evaluated", evaluated);
        json.WriteStartObject("outcomes");
        foreach (SignalOutcome outcome in SignalOutcomes.ByCode)
        {
            int count = cell.Count(outcome);
            if (count > 0)
            {
                json.WriteNumber(SignalOutcomes.Code(outcome), count);
            }
        }

        json.WriteEndObject();
    }

    private static void WriteRefusals(Cell cell, Instant occurredAt, string symbol, ILedgerRowSink rows)
    {
        foreach (SignalOutcome outcome in SignalOutcomes.All)
        {
            if (!SignalOutcomes.IsGateRefusal(outcome) || cell.Count(outcome) == 0)
            {
                continue;
            }

            rows.Add(RuntimeEventRows.Create(
                RuntimeEventKind.FeatureGateRefusals, occurredAt, symbol, (cell, outcome), static (json, refusal) =>
                {
                    WriteHead(json, refusal.cell);
                    json.WriteString("reason", SignalOutcomes.Code(refusal.outcome));
                    json.WriteNumber("count", refusal.cell.Count(refusal.outcome));
                }));
        }
    }

    private static void WriteHead(Utf8JsonWriter json, Cell cell)
    {
        json.WriteString("strategy", cell.Strategy.Definition.Name);
        json.WriteTime("half_hour", cell.Counts.HalfHourStartNs(cell.HalfHour));
    }

    private readonly record struct Cell(OutcomeCounts Counts, RosterStrategy Strategy, int Symbol, int HalfHour)
    {
        public int Count(SignalOutcome outcome) => Counts.Count(Strategy.Index, Symbol, HalfHour, outcome);
    }
}
