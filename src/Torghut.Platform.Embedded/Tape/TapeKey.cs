using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Sources;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>The name of a tape in the cache: a hash of all that determines its content.</summary>
internal static class TapeKey
{
    private const int HexDigits = 32;

    /// <summary>Computes the key.</summary>
    public static string Compute(SourceIdentity source, DecodeRequest request)
    {
        var text = new StringBuilder();
        void Line(string name, string value) => text.Append(CultureInfo.InvariantCulture, $"{name}\t{value.Length}\t{value}\n");
        Line("format", TapeFormat.Version.ToString(CultureInfo.InvariantCulture));
        Line("kind", source.Kind);
        Line("source", source.CacheKey);
        Line("start", EventTime.FromInstant(request.Window.Start).ToString(CultureInfo.InvariantCulture));
        Line("end", EventTime.FromInstant(request.Window.End).ToString(CultureInfo.InvariantCulture));
        Line("day", Day(request.Window.TradingDay));
        Line("max_out_of_order_ms", request.MaxOutOfOrderMs.ToString(CultureInfo.InvariantCulture));
        foreach (string symbol in request.Symbols.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Line("symbol", symbol);
        }

        foreach ((TopicRole role, string topic) in request.SourceTopics.OrderBy(topic => topic.Key))
        {
            Line(TopicRoles.Key(role), topic);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..HexDigits];
    }

    private static string Day(LocalDate day) => string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}-{day.Month:00}-{day.Day:00}");
}
