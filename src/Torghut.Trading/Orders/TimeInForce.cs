namespace Torghut.Trading.Orders;

/// <summary>How long an order stands.</summary>
public enum TimeInForce : byte
{
    /// <summary>Until the session's close.</summary>
    Day,

    /// <summary>What does not fill at once is canceled.</summary>
    ImmediateOrCancel,
}
