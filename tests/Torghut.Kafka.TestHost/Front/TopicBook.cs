using Torghut.Kafka.TestHost.Native;

namespace Torghut.Kafka.TestHost.Front;

/// <summary>What the mock does not keep of topics: the configuration that they were created with, and their time index.</summary>
internal sealed class TopicBook(MockCluster cluster)
{
    private const int TopicAlreadyExists = 36;
    private const int PolicyViolation = 44;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, IReadOnlyDictionary<string, string?>> _configurations = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Partitions, int Replicas)> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Topic, int Partition), SortedDictionary<long, long>> _times = [];

    /// <summary>Whether topics may not be created.</summary>
    public bool RefusesTopics { get; set; }

    /// <summary>Creates a topic; the error code of the protocol.</summary>
    public short Create(string topic, int partitions, int replicas, IReadOnlyDictionary<string, string?> configuration)
    {
        lock (_gate)
        {
            if (RefusesTopics)
            {
                return PolicyViolation;
            }

            if (_configurations.ContainsKey(topic))
            {
                return TopicAlreadyExists;
            }

            int error = cluster.CreateTopic(topic, partitions, replicas);
            if (error == 0)
            {
                _configurations.Add(topic, configuration);
                _shapes.Add(topic, (partitions, replicas));
            }

            return (short)error;
        }
    }

    /// <summary>Deletes a topic; the error code of the protocol.</summary>
    public short Delete(string topic)
    {
        lock (_gate)
        {
            _configurations.Remove(topic);
            _shapes.Remove(topic);
            return (short)cluster.DeleteTopic(topic);
        }
    }

    /// <summary>The topics that were created, by name, each with its partitions, replicas and configuration.</summary>
    public string Describe()
    {
        lock (_gate)
        {
            return string.Join(';', _configurations.Keys.Order(StringComparer.Ordinal).Select(topic =>
                $"{topic}:{_shapes[topic].Partitions}:{_shapes[topic].Replicas}:"
                + string.Join(',', _configurations[topic].OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))));
        }
    }

    /// <summary>Says what a partition's time index answers for times up to this one.</summary>
    public void SetTime(string topic, int partition, long timestampMs, long offset)
    {
        lock (_gate)
        {
            if (!_times.TryGetValue((topic, partition), out SortedDictionary<long, long>? times))
            {
                _times.Add((topic, partition), times = []);
            }

            times[timestampMs] = offset;
        }
    }

    /// <summary>Whether the test said anything of the topic's times.</summary>
    public bool HasTimes(string topic)
    {
        lock (_gate)
        {
            return _times.Keys.Any(key => key.Topic == topic);
        }
    }

    /// <summary>The first entry at or after a time; (-1, -1) for none.</summary>
    public (long TimestampMs, long Offset) FindTime(string topic, int partition, long timestampMs)
    {
        lock (_gate)
        {
            foreach ((long time, long offset) in _times.GetValueOrDefault((topic, partition)) ?? [])
            {
                if (time >= timestampMs)
                {
                    return (time, offset);
                }
            }

            return (-1, -1);
        }
    }
}
