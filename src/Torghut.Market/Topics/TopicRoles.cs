using Torghut.Market.Events;

namespace Torghut.Market.Topics;

/// <summary>Names of the topic roles and their production and simulation topics.</summary>
public static class TopicRoles
{
    /// <summary>All roles, in the order of the contract.</summary>
    public static IReadOnlyList<TopicRole> All { get; } = Enum.GetValues<TopicRole>();

    /// <summary>Whether records of the role are dumped and replayed.</summary>
    public static bool IsReplayed(TopicRole role) => role <= TopicRole.Status;

    /// <summary>The role's key in manifests and reports.</summary>
    public static string Key(TopicRole role) => role switch
    {
        TopicRole.Trades => "trades",
        TopicRole.Quotes => "quotes",
        TopicRole.Bars => "bars",
        TopicRole.Status => "status",
        TopicRole.TaMicrobars => "ta_microbars",
        TopicRole.TaSignals => "ta_signals",
        TopicRole.TaStatus => "ta_status",
        TopicRole.OrderUpdates => "order_updates",
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, null),
    };

    /// <summary>The production topic of the role; never a replay target.</summary>
    public static string ProductionTopic(TopicRole role) => role switch
    {
        TopicRole.Bars => "torghut.bars.1m.v1",
        TopicRole.TaMicrobars => "torghut.ta.bars.1s.v1",
        TopicRole.TaSignals => "torghut.ta.signals.v1",
        TopicRole.TaStatus => "torghut.ta.status.v1",
        TopicRole.OrderUpdates => "torghut.trade-updates.v1",
        _ => $"torghut.{Key(role)}.v1",
    };

    /// <summary>The simulation topic of the role for a run.</summary>
    public static string SimulationTopic(TopicRole role, string runToken) =>
        ProductionTopic(role).Replace("torghut.", "torghut.sim.", StringComparison.Ordinal) + "." + runToken;

    /// <summary>The role whose topic carries events of a channel.</summary>
    public static TopicRole ForChannel(EventChannel channel) => channel switch
    {
        EventChannel.Trade => TopicRole.Trades,
        EventChannel.Quote => TopicRole.Quotes,
        EventChannel.Bar => TopicRole.Bars,
        EventChannel.Status => TopicRole.Status,
        _ => throw new ArgumentOutOfRangeException(nameof(channel), channel, null),
    };
}
