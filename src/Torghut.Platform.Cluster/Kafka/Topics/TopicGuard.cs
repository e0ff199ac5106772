using Torghut.Market.Topics;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Kafka.Topics;

/// <summary>The hard block before each change of a topic: production and source topics are never made, written or deleted.</summary>
public sealed class TopicGuard
{
    private static readonly HashSet<string> Production = [.. TopicRoles.All.Select(TopicRoles.ProductionTopic)];

    private readonly HashSet<string> _sources;

    /// <summary>Guards the topics that are read.</summary>
    public TopicGuard(IEnumerable<string> sourceTopics) => _sources = new HashSet<string>(sourceTopics, StringComparer.Ordinal);

    /// <summary>Refuses a topic that is not the run's to change.</summary>
    /// <exception cref="SimulationException"><c>isolation_guard_failed:…</c> (exit code 3).</exception>
    public void Require(string topic)
    {
        string? check = Production.Contains(topic) ? "simulation_topics_not_production_defaults"
            : _sources.Contains(topic) ? "simulation_topics_isolated_from_sources"
            : topic.StartsWith("__", StringComparison.Ordinal) ? "simulation_topics_not_production_defaults"
            : null;
        if (check is not null)
        {
            throw new SimulationException(
                ExitCode.Refused,
                $"isolation_guard_failed:{check}",
                $"Topic {topic}: found a production or source topic as the target; expected a simulation topic. Nothing was written.");
        }
    }
}
