using Torghut.Market.Topics;

namespace Torghut.Simulation.Manifest;

/// <summary>Topics that a manifest names by role.</summary>
public sealed class TopicOverrides
{
    private readonly string?[] _topics;

    private TopicOverrides(string?[] topics) => _topics = topics;

    /// <summary>No topic.</summary>
    public static TopicOverrides None { get; } = new(new string?[TopicRoles.All.Count]);

    /// <summary>The topic of a role; null where the manifest names none.</summary>
    public string? this[TopicRole role] => _topics[(int)role];

    /// <summary>The topics with another for a role, or with none where it is null.</summary>
    public TopicOverrides With(TopicRole role, string? topic)
    {
        var topics = (string?[])_topics.Clone();
        topics[(int)role] = topic;
        return new TopicOverrides(topics);
    }
}
