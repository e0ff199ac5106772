namespace Torghut.Trading.Decisions;

/// <summary>What a decision is before the order's own status takes over.</summary>
internal enum DecisionStatus
{
    /// <summary>Under way.</summary>
    Planned,

    /// <summary>An order was sent.</summary>
    Submitted,

    /// <summary>Sizing, a limit or the review stood against this order.</summary>
    Rejected,

    /// <summary>Trading as a whole was not allowed.</summary>
    Blocked,
}
