using System.Globalization;
using System.Text.Unicode;

namespace Torghut.Market.Topics;

/// <summary>Identity of a source record: <c>{topic}:{partition}:{offset}</c>.</summary>
public static class DatasetEventId
{
    /// <summary>Composes the identity.</summary>
    public static string Compose(string topic, int partition, long offset) =>
        string.Create(CultureInfo.InvariantCulture, $"{topic}:{partition}:{offset}");

    /// <summary>Writes the identity as UTF-8.</summary>
    /// <param name="utf8">Room for it: that of the topic's name and 32 bytes more.</param>
    /// <param name="topic">Source topic.</param>
    /// <param name="partition">Source partition.</param>
    /// <param name="offset">Source offset.</param>
    /// <returns>Bytes written.</returns>
    public static int Write(Span<byte> utf8, string topic, int partition, long offset) =>
        Utf8.TryWrite(utf8, CultureInfo.InvariantCulture, $"{topic}:{partition}:{offset}", out int written)
            ? written
            : throw new ArgumentException("There is no room for the identity.", nameof(utf8));
}
