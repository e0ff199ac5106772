using System.Runtime.CompilerServices;
using Torghut.Market.Events;

namespace Torghut.Platform.Embedded.Sources.Lean;

/// <summary>Turns lines of trades into events.</summary>
internal sealed class LeanTradeReader : LeanLineReader
{
    private readonly ITapeStream _stream;
    private readonly LeanWindow _window;
    private readonly int _partition;

    /// <summary>Makes a reader.</summary>
    public LeanTradeReader(LeanTickFile file, LeanClock clock, LeanWindow window, ITapeStream stream)
        : base(file, clock, LeanLineParser.TradeFields)
    {
        _stream = stream;
        _window = window;
        _partition = file.Partition;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    protected override void Take(in LeanLine line, long timeNs)
    {
        if (line.FirstPriceE8 == 0)
        {
            Reject("price 0, expected a price above 0");
        }
        else if (line.Suspicious)
        {
            Result.Suspicious++;
        }
        else if (!_window.Contains(timeNs))
        {
            Result.OutsideWindow++;
        }
        else
        {
            Result.Events++;
            _stream.Write(new MarketEvent
            {
                EventTimeNs = timeNs,
                PriceE8 = line.FirstPriceE8,
                SizeE8 = line.FirstSizeE8,
                Partition = _partition,
                Offset = Result.Lines,
            });
        }
    }
}
