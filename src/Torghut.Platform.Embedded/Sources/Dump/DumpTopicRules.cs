using System.Text;
using Torghut.Market.Topics;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>
/// Tells the role of a record's topic: the run's own topics first, then the production names, then the topic that the record
/// was to be replayed into. Where none is known, the envelope's channel tells.
/// </summary>
internal sealed class DumpTopicRules
{
    private readonly Dictionary<string, TopicRole> _roles = new(StringComparer.Ordinal);
    private readonly (byte[] Prefix, TopicRole Role)[] _replayPrefixes;

    /// <summary>Makes the rules of a run.</summary>
    public DumpTopicRules(IReadOnlyDictionary<TopicRole, string> sourceTopics)
    {
        foreach ((TopicRole role, string topic) in sourceTopics.OrderBy(pair => pair.Key))
        {
            _ = _roles.TryAdd(topic, role);
        }

        foreach (TopicRole role in TopicRoles.All)
        {
            _ = _roles.TryAdd(TopicRoles.ProductionTopic(role), role);
        }

        _replayPrefixes = [.. TopicRoles.All.Select(role => (Encoding.UTF8.GetBytes(TopicRoles.SimulationTopic(role, "")), role))];
    }

    /// <summary>The role of a source topic by its name, or null.</summary>
    public TopicRole? OfSourceTopic(string topic) => _roles.TryGetValue(topic, out TopicRole role) ? role : null;

    /// <summary>The role that a simulation topic's name tells, or null.</summary>
    public TopicRole? OfReplayTopic(ReadOnlySpan<byte> replayTopic)
    {
        if (replayTopic.IsEmpty)
        {
            return null;
        }

        foreach ((byte[] prefix, TopicRole role) in _replayPrefixes)
        {
            if (replayTopic.StartsWith(prefix))
            {
                return role;
            }
        }

        return OfSourceTopic(Encoding.UTF8.GetString(replayTopic));
    }
}
