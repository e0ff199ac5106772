using System.Security.Cryptography;
using System.Text;
using Torghut.Market.Time;
using Torghut.Trading.Orders;
using Torghut.Trading.Text;

namespace Torghut.Trading.OrderFeed;

/// <summary>Identity of an order update: a repeated one has the same fingerprint, whatever topic or run it comes from.</summary>
internal static class OrderFingerprint
{
    /// <summary>SHA-256, lower-case hex, of order id, event, status, time and filled quantity, joined by line feeds.</summary>
    public static string Of(OrderUpdate update)
    {
        string text = string.Join(
            '\n',
            update.Order.OrderId,
            update.Event,
            OrderWords.Of(update.Status),
            EventTime.Format(update.Timestamp),
            DecimalText.Canonical(update.FilledQty));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }
}
