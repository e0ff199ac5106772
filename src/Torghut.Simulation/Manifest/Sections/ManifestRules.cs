using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary>Rules over several sections.</summary>
internal static class ManifestRules
{
    /// <summary>A source must be named, unless there is Kafka; and Kafka as a source needs its brokers.</summary>
    public static bool RequireSource(SimulationManifest manifest, SectionKeys keys)
    {
        if (!keys.Has("source") && manifest.Kafka is null)
        {
            keys.Missing("source", "a source, for example kind: synthetic; or kafka");
            return false;
        }

        if (manifest.Source is KafkaSource && manifest.Kafka is null)
        {
            keys.Missing("kafka", "the brokers, because source.kind is kafka");
            return false;
        }

        return true;
    }

    /// <summary>A cluster run needs its log, signal store and ledger.</summary>
    public static bool RequireStores(SimulationManifest manifest, SectionKeys keys)
    {
        if (PlatformOf(manifest, keys) != SimulationPlatform.Cluster)
        {
            return true;
        }

        var missing = new List<string>();
        if (manifest.Kafka is null)
        {
            missing.Add("kafka");
        }

        if (manifest.ClickHouse is null)
        {
            missing.Add("clickhouse");
        }

        if (manifest.Postgres is null)
        {
            missing.Add("postgres");
        }

        foreach (var key in missing)
        {
            keys.Missing(key, "keys with values, because platform is cluster");
        }

        return missing.Count == 0;
    }

    /// <summary>A strategy on a symbol that the source does not have never decides.</summary>
    public static bool WarnOfForeignSymbols(SimulationManifest manifest, SectionKeys keys)
    {
        if (manifest.Source.NamedSymbols is not { } known || !keys.Has("strategies"))
        {
            return true;
        }

        foreach (var (strategy, strategyKeys) in manifest.Strategies.Zip(keys.Items("strategies")))
        {
            var foreign = (strategy.Symbols ?? []).Except(known, StringComparer.Ordinal).ToList();
            if (foreign.Count > 0)
            {
                strategyKeys.Warn("symbols", "symbol_not_in_source", $"the source has no {string.Join(", ", foreign)}");
            }
        }

        return true;
    }

    /// <summary>A position in a symbol that the source does not have has no price.</summary>
    public static bool WarnOfForeignPositions(SimulationManifest manifest, SectionKeys keys)
    {
        if (manifest.Source.NamedSymbols is { } known)
        {
            var held = manifest.Execution.Account.Positions.Select(position => position.Symbol);
            var foreign = held.Except(known, StringComparer.Ordinal).ToList();
            if (foreign.Count > 0 && keys.Below("execution")?.Below("account") is { } account)
            {
                account.Warn(
                    "positions",
                    "symbol_not_in_source",
                    $"the source has no {string.Join(", ", foreign)}: there is no price for it during the run");
            }
        }

        return true;
    }

    /// <summary>A signal that is available before its bar is final knows of the future.</summary>
    public static bool WarnOfEarlySignals(SimulationManifest manifest, SectionKeys keys)
    {
        if (manifest.Execution.Latency.TaMs < manifest.TechnicalAnalysis.MaxOutOfOrderMs)
        {
            keys.Below("execution")?.Below("latency")?.Warn(
                "ta_ms",
                "signal_before_bar_is_final",
                "below ta.max_out_of_order_ms: signals are used before late trades of their bar can have come");
        }

        return true;
    }

    /// <summary>Puts in what depends on several keys.</summary>
    public static SimulationManifest Complete(SimulationManifest manifest, SectionKeys keys) =>
        manifest with { Platform = PlatformOf(manifest, keys) };

    private static SimulationPlatform PlatformOf(SimulationManifest manifest, SectionKeys keys) =>
        keys.HasValue("platform") || manifest.Kafka is null ? manifest.Platform : SimulationPlatform.Cluster;
}
