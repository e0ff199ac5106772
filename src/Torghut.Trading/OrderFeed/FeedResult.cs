namespace Torghut.Trading.OrderFeed;

/// <summary>What the feed did with an update.</summary>
internal enum FeedResult
{
    /// <summary>The order's state moved on.</summary>
    Applied,

    /// <summary>It had been seen; nothing was written.</summary>
    Duplicate,

    /// <summary>It came after a later one; recorded and counted, the order's state stays.</summary>
    Stale,

    /// <summary>The order is not known; recorded and counted.</summary>
    UnknownOrder,
}
