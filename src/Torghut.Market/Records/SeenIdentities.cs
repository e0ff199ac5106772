using Torghut.Market.Envelopes;
using Torghut.Market.Time;

namespace Torghut.Market.Records;

/// <summary>
/// The identities that make a second record of one symbol a duplicate: ids of trades and starts of bars. Numbers are kept
/// exactly; other ids as 128 bits of their SHA-256.
/// </summary>
public sealed class SeenIdentities
{
    private readonly NumberSet _tradeNumbers = new();
    private readonly NumberSet _barSeconds = new();
    private HashSet<(long High, long Low)>? _tradeTexts;
    private HashSet<long>? _oddBarStarts;

    /// <summary>Takes a trade's id; one without an id is always new.</summary>
    /// <returns>False if the symbol had a trade with this id before.</returns>
    public bool AddTrade(TradeIdKind kind, long high, long low) => kind switch
    {
        TradeIdKind.None => true,
        TradeIdKind.Number => _tradeNumbers.Add(unchecked((ulong)low)),
        _ => (_tradeTexts ??= []).Add((high, low)),
    };

    /// <summary>Takes a bar's start.</summary>
    /// <returns>False if the symbol had a bar with this start before.</returns>
    public bool AddBar(long startNs)
    {
        (long seconds, long rest) = Math.DivRem(startNs, EventTime.NsPerSecond);
        return rest == 0 ? _barSeconds.Add((ulong)seconds) : (_oddBarStarts ??= []).Add(startNs);
    }
}
