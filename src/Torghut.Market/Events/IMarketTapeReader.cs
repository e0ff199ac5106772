namespace Torghut.Market.Events;

/// <summary>Reads a tape forwards once. Events come by event time; a late one stands where its stream was when it arrived, so readers skip events that are late.</summary>
public interface IMarketTapeReader : IDisposable
{
    /// <summary>Replaces the batch's content by the next events.</summary>
    /// <returns>False at the end of the tape; the batch is then empty.</returns>
    bool Read(MarketEventBatch batch);
}
