using System.Text;
using Torghut.Market.Topics;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>Topics that one decoder has met, numbered in order of appearance, with the roles that their names tell.</summary>
internal sealed class DumpTopicNames
{
    private readonly DumpTopicRules _rules;
    private readonly List<byte[]> _utf8 = [];
    private readonly List<TopicRole?> _roles = [];
    private int _last;

    /// <summary>Makes an empty list.</summary>
    public DumpTopicNames(DumpTopicRules rules) => _rules = rules;

    /// <summary>Names by number; a new array whenever one was added.</summary>
    public string[] Names { get; private set; } = [];

    /// <summary>Most topics that a dump may have.</summary>
    public const int MaxTopics = ushort.MaxValue;

    /// <summary>Number of a topic.</summary>
    public int Find(ReadOnlySpan<byte> topic)
    {
        if (_last < _utf8.Count && topic.SequenceEqual(_utf8[_last]))
        {
            return _last;
        }

        for (int i = 0; i < _utf8.Count; i++)
        {
            if (topic.SequenceEqual(_utf8[i]))
            {
                return _last = i;
            }
        }

        string name = Encoding.UTF8.GetString(topic);
        _utf8.Add(topic.ToArray());
        _roles.Add(_rules.OfSourceTopic(name));
        Names = [.. Names, name];
        return _last = _utf8.Count - 1;
    }

    /// <summary>The role that the topic's name tells, or null.</summary>
    public TopicRole? Role(int topic) => _roles[topic];
}
