using Torghut.Market.Topics;
using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>source_topics</c> and <c>simulation_topics</c>: a topic by role.</summary>
internal static class TopicsShape
{
    /// <summary><c>source_topics</c>.</summary>
    public static SectionShape<TopicOverrides> Source { get; } =
        Of(role => $"Source topic of {Records(role)}.", TopicRoles.ProductionTopic);

    /// <summary><c>simulation_topics</c>.</summary>
    public static SectionShape<TopicOverrides> Simulation { get; } = Of(
        role => $"The run's topic for {Records(role)}; never a production or source topic.",
        role => TopicRoles.SimulationTopic(role, "{run_token}"));

    private static SectionShape<TopicOverrides> Of(
        Func<TopicRole, string> description, Func<TopicRole, string> defaultTopic)
    {
        var shape = new SectionShape<TopicOverrides>(() => TopicOverrides.None);
        var topic = new TextShape(TextRules.Topic);
        foreach (var role in TopicRoles.All)
        {
            shape.Add(new OptionalKey<TopicOverrides, string>(
                TopicRoles.Key(role),
                description(role),
                topic,
                topics => topics[role],
                (topics, value) => topics.With(role, value))
            { DefaultWords = defaultTopic(role) });
        }

        return shape;
    }

    private static string Records(TopicRole role) => role switch
    {
        TopicRole.Trades => "trades",
        TopicRole.Quotes => "quotes",
        TopicRole.Bars => "one-minute bars",
        TopicRole.Status => "trading status",
        TopicRole.TaMicrobars => "one-second bars of technical analysis",
        TopicRole.TaSignals => "indicator signals",
        TopicRole.TaStatus => "messages on the health of technical analysis",
        TopicRole.OrderUpdates => "order updates",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };
}
