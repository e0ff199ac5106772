using Torghut.Market.Topics;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Guards;

/// <summary>The hard blocks: a run never writes to production. They cannot be switched off.</summary>
public static class IsolationGuards
{
    private const string ProductionDatabase = "torghut";

    /// <summary>Evaluates every guard.</summary>
    public static IReadOnlyList<GuardResult> Evaluate(RunDefinition run)
    {
        ArgumentNullException.ThrowIfNull(run);
        string ledger = run.Identity.DatabaseName;
        string signals = run.Manifest.ClickHouse?.SimulationDatabase ?? run.Identity.DatabaseName;
        return
        [
            new("clickhouse_db_isolated", IsIsolated(signals), $"signal store {signals}, production {ProductionDatabase}"),
            new("postgres_db_isolated", IsIsolated(ledger), $"ledger {ledger}, production {ProductionDatabase}"),
            TopicsApart(
                "simulation_topics_isolated_from_sources",
                run.SimulationTopics.Values,
                run.SourceTopics.Values,
                "simulation topics and source topics"),
            TopicsApart(
                "replay_targets_isolated_from_replay_sources",
                Replayed(run.SimulationTopics),
                Replayed(run.SourceTopics),
                "replay targets and replay sources"),
            TopicsApart(
                "simulation_topics_not_production_defaults",
                run.SimulationTopics.Values,
                TopicRoles.All.Select(TopicRoles.ProductionTopic),
                "simulation topics and production topics"),
            GroupOfRun("ta_group_isolated", run.Identity.TechnicalAnalysisGroup, run.Identity.Token.Value),
            GroupOfRun("order_feed_group_isolated", run.Identity.OrderFeedGroup, run.Identity.Token.Value),
            new("execution_adapter_simulated", true, "execution adapter simulation, no fallback adapter"),
        ];
    }

    /// <summary>Refuses the run when a guard has not passed.</summary>
    /// <exception cref="SimulationException"><c>isolation_guard_failed:&lt;checks&gt;</c>.</exception>
    public static void Enforce(IReadOnlyList<GuardResult> results)
    {
        ArgumentNullException.ThrowIfNull(results);
        GuardResult[] failed = [.. results.Where(result => !result.Passed)];
        if (failed.Length > 0)
        {
            throw new SimulationException(
                ExitCode.Refused,
                $"isolation_guard_failed:{string.Join(',', failed.Select(result => result.Check))}",
                string.Join("; ", failed.Select(result => $"{result.Check}: {result.Detail}")));
        }
    }

    private static bool IsIsolated(string database) => !database.Equals(ProductionDatabase, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Replayed(IReadOnlyDictionary<TopicRole, string> topics) =>
        topics.Where(topic => TopicRoles.IsReplayed(topic.Key)).Select(topic => topic.Value);

    private static GuardResult TopicsApart(string check, IEnumerable<string> targets, IEnumerable<string> forbidden, string what)
    {
        string[] shared = [.. targets.Intersect(forbidden, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new(check, shared.Length == 0, shared.Length == 0 ? $"{what} are apart" : $"{what} share {string.Join(", ", shared)}");
    }

    private static GuardResult GroupOfRun(string check, string group, string token) =>
        new(check, group.EndsWith(token, StringComparison.Ordinal), $"consumer group {group}");
}
