namespace Torghut.Trading.Scheduling;

/// <summary>What happens first among things due at the same instant, all events of that instant being applied already.</summary>
internal enum AgendaRank : byte
{
    /// <summary>Order updates become known: before decisions of the same instant.</summary>
    OrderUpdate,

    /// <summary>Orders that waited too long for a market.</summary>
    NoMarketCheck,

    /// <summary>Orders meet the market.</summary>
    OrderArrival,

    /// <summary>The session closes.</summary>
    SessionClose,

    /// <summary>A reviewed decision goes on to submission.</summary>
    Submission,

    /// <summary>Signals are evaluated and decided upon.</summary>
    Decision,

    /// <summary>The account is recorded, after all else.</summary>
    Snapshot,
}
