using System.Text.Json.Serialization;

namespace Torghut.Platform.Cluster.Kafka.Selection;

/// <summary>How a partition's range was found.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SelectionMethod>))]
public enum SelectionMethod
{
    /// <summary>By the brokers' time index.</summary>
    [JsonStringEnumMemberName("time_index")]
    TimeIndex,

    /// <summary>The time index answers nothing: all records are read and those before the window are skipped.</summary>
    [JsonStringEnumMemberName("scan")]
    Scan,

    /// <summary>There is nothing to read.</summary>
    [JsonStringEnumMemberName("nothing")]
    Nothing,
}
