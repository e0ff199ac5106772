using NodaTime;
using Torghut.Market.Events;
using Torghut.Market.Symbols;
using Torghut.Market.Topics;
using Torghut.Trading.Ledger;
using Torghut.Trading.RuntimeEvents;

namespace Torghut.Trading.Pipeline;

/// <summary>Counts events behind their watermark, which enter neither bars nor book nor fills.</summary>
/// <param name="symbols">Symbols.</param>
internal sealed class LateEventCounts(SymbolTable symbols)
{
    private static readonly int Channels = Enum.GetValues<EventChannel>().Length;

    private readonly long[] _counts = new long[symbols.Count * Channels];

    /// <summary>Counts one.</summary>
    public void Add(in MarketEvent e) => _counts[(e.Symbol * Channels) + (int)e.Channel]++;

    /// <summary>Writes one runtime event per symbol and channel that had any.</summary>
    public void Write(Instant at, ILedgerRowSink rows)
    {
        for (int place = 0; place < _counts.Length; place++)
        {
            if (_counts[place] == 0)
            {
                continue;
            }

            TopicRole role = TopicRoles.ForChannel((EventChannel)(place % Channels));
            rows.Add(RuntimeEventRows.Create(
                RuntimeEventKind.LateEvents, at, symbols[place / Channels], (role, Count: _counts[place]), static (json, late) =>
                {
                    json.WriteString("role", TopicRoles.Key(late.role));
                    json.WriteNumber("count", late.Count);
                }));
        }
    }
}
