using Torghut.Market.Topics;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Workers.Announcements;

/// <summary>Topics of an announcement by role.</summary>
internal static class AnnouncedTopics
{
    /// <summary>The role of an announced topic.</summary>
    public static TopicRole RoleOf(AnnouncedTopic topic) => TopicRoles.All.First(role => TopicRoles.Key(role) == topic.Role);

    /// <summary>Source topic by role.</summary>
    public static IReadOnlyDictionary<TopicRole, string> Sources(ReplayAnnouncement replay) =>
        replay.Topics.ToDictionary(RoleOf, topic => topic.SourceTopic);

    /// <summary>Refuses an announcement of other topics than those that the worker is configured with.</summary>
    /// <exception cref="SimulationException"><c>announcement_mismatch</c> (exit code 2).</exception>
    public static void Require(ReplayAnnouncement replay, IReadOnlyDictionary<string, string> configured)
    {
        foreach (AnnouncedTopic topic in replay.Topics)
        {
            if (configured.TryGetValue(topic.Role, out string? wanted) && wanted != topic.Topic)
            {
                throw new SimulationException(
                    ExitCode.Usage,
                    "announcement_mismatch",
                    $"The replay of run {replay.RunId} has its {topic.Role} in {topic.Topic}; this worker is configured to read {wanted}.");
            }
        }
    }
}
