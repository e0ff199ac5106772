using System.Text.Json;
using NodaTime;
using Torghut.Market.Numerics;
using Torghut.Market.Time;
using Torghut.Trading.Ledger;
using Torghut.Trading.Text;

namespace Torghut.Trading.RuntimeEvents;

/// <summary>Makes rows of <c>runtime_events</c>.</summary>
internal static class RuntimeEventRows
{
    /// <summary>Routine.</summary>
    public const string Info = "info";

    /// <summary>Worth a look.</summary>
    public const string Warning = "warning";

    /// <summary>A row whose detail is written field by field.</summary>
    /// <param name="kind">Component, severity and code.</param>
    /// <param name="occurredAt">Event time.</param>
    /// <param name="symbol">Symbol; null for none.</param>
    /// <param name="state">What the detail is written from.</param>
    /// <param name="detail">Writes the fields of the detail.</param>
    public static RuntimeEventRow Create<TState>(
        RuntimeEventKind kind, Instant occurredAt, string? symbol, TState state, Action<Utf8JsonWriter, TState> detail)
    {
        string json = JsonText.Write((state, detail), static (writer, d) =>
        {
            writer.WriteStartObject();
            d.detail(writer, d.state);
            writer.WriteEndObject();
        });
        string naturalKey = string.Join(
            '\n', EventTime.Format(occurredAt), kind.Component, kind.Code, symbol, json);
        return new RuntimeEventRow
        {
            Id = DeterministicGuid.Create("runtime_events", naturalKey),
            OccurredAt = occurredAt,
            Component = kind.Component,
            Severity = kind.Severity,
            Code = kind.Code,
            Symbol = symbol,
            Detail = json,
        };
    }
}
