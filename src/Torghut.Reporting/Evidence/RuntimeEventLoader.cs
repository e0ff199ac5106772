using System.Text.Json;
using Torghut.Trading.Ledger;

namespace Torghut.Reporting.Evidence;

/// <summary>Counts runtime events and reads the signal counts among them.</summary>
internal sealed class RuntimeEventLoader(LedgerEvidence evidence)
{
    /// <summary>Code of the event that counts what became of the signals.</summary>
    public const string SignalOutcomeCounts = "signal_outcome_counts";

    private readonly Utf8Buffer _buffer = new();

    /// <summary>Reads <c>runtime_events</c>.</summary>
    public void Load(ILedgerReader ledger)
    {
        foreach (RuntimeEventRow row in ledger.ReadRuntimeEvents())
        {
            var key = new RuntimeEventKey(row.Component, Lower.Of(row.Severity), row.Code);
            evidence.RuntimeEvents[key] = evidence.RuntimeEvents.GetValueOrDefault(key) + 1;
            if (row.Code == SignalOutcomeCounts && TryReadCounts(row) is { } counts)
            {
                evidence.SignalCounts.Add(counts);
            }
        }

        evidence.SignalCounts.Sort(static (a, b) =>
        {
            int order = Nullable.Compare(a.HalfHourNs, b.HalfHourNs);
            order = order != 0 ? order : string.CompareOrdinal(a.Strategy, b.Strategy);
            return order != 0 ? order : string.CompareOrdinal(a.Symbol, b.Symbol);
        });
    }

    private SignalCountFact? TryReadCounts(RuntimeEventRow row)
    {
        try
        {
            var reader = new Utf8JsonReader(_buffer.Encode(row.Detail));
            return reader.Read() && reader.TokenType == JsonTokenType.StartObject ? ReadCounts(ref reader, row.Symbol) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static SignalCountFact ReadCounts(ref Utf8JsonReader reader, string? symbol)
    {
        string strategy = string.Empty;
        long? halfHour = null;
        long? produced = null;
        long? consumed = null;
        long? evaluated = null;
        var outcomes = new SortedDictionary<string, long>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            switch (name)
            {
                case "strategy":
                    strategy = JsonValues.Text(ref reader) ?? string.Empty;
                    break;
                case "symbol":
                    symbol ??= JsonValues.Text(ref reader);
                    break;
                case "half_hour":
                    halfHour = JsonValues.Time(ref reader);
                    break;
                case "produced":
                    produced = JsonValues.Integer(ref reader);
                    break;
                case "consumed":
                    consumed = JsonValues.Integer(ref reader);
                    break;
                case "evaluated":
                    evaluated = JsonValues.Integer(ref reader);
                    break;
                case "outcomes":
                    ReadOutcomes(ref reader, outcomes);
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return new SignalCountFact
        {
            Symbol = symbol ?? string.Empty,
            Strategy = strategy,
            HalfHourNs = halfHour,
            Produced = produced,
            Consumed = consumed,
            Evaluated = evaluated,
            Outcomes = outcomes,
        };
    }

    private static void ReadOutcomes(ref Utf8JsonReader reader, SortedDictionary<string, long> outcomes)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string outcome = reader.GetString()!;
            reader.Read();
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + (JsonValues.Integer(ref reader) ?? 0);
        }
    }
}
