using Torghut.Platform.Cluster.Kafka.Topics;

namespace Torghut.Platform.Cluster.Kafka.Replay;

/// <summary>A topic that a replay publishes into.</summary>
internal sealed class ReplayTarget(SimulationTopic topic, nint handle)
{
    /// <summary>The topic.</summary>
    public SimulationTopic Topic { get; } = topic;

    /// <summary>The client's handle of it.</summary>
    public nint Handle { get; } = handle;

    /// <summary>Records sent to it.</summary>
    public long Records { get; set; }
}
