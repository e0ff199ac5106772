using System.Globalization;

namespace Torghut.Market.Topics;

/// <summary>Identity of a source record: <c>{topic}:{partition}:{offset}</c>.</summary>
public static class DatasetEventId
{
    /// <summary>Composes the identity.</summary>
    public static string Compose(string topic, int partition, long offset) =>
        string.Create(CultureInfo.InvariantCulture, $"{topic}:{partition}:{offset}");
}
