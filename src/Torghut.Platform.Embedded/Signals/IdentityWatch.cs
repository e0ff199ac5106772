using Torghut.Trading.Signals;

namespace Torghut.Platform.Embedded.Signals;

/// <summary>
/// Notices whether an identity (symbol, event time, window size, seq) may have been written twice: as long as the
/// sequence of each (symbol, timeframe) only rises, none has.
/// </summary>
internal sealed class IdentityWatch(int symbolCount)
{
    private readonly long[] _highest = new long[symbolCount * 2];

    /// <summary>Whether a repetition is possible.</summary>
    public bool MayRepeat { get; private set; }

    /// <summary>Looks at a row.</summary>
    public void Add(ushort symbol, Timeframe timeframe, long seq)
    {
        ref long highest = ref _highest[(symbol * 2) + (int)timeframe];
        if (seq <= highest)
        {
            MayRepeat = true;
            return;
        }

        highest = seq;
    }
}
