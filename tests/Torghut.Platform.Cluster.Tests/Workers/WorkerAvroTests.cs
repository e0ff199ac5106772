using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Kafka.Registry;
using Torghut.Platform.Cluster.Tests.ClickHouse.Server;
using Torghut.Platform.Cluster.Tests.Kafka.Support;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Platform.Cluster.Tests.Workers.Support;

namespace Torghut.Platform.Cluster.Tests.Workers;

/// <summary>Workers that write Avro come to what an embedded run comes to.</summary>
public sealed class WorkerAvroTests(SharedPostgres postgres, SharedClickHouse clickHouse, SharedWorkerDay day)
{
    /// <summary>Ten minutes in about ten seconds, so that there is a middle.</summary>
    private const double Acceleration = 60;

    [Fact]
    public async Task AvroGivesTheEmbeddedRunsHashesAlsoWhenAWorkerIsKilled()
    {
        await using var registry = new RegistryServer();
        using var world = new WorkerWorld(postgres.Server, clickHouse.Server, day, partitions: 3) { Registry = registry };
        Register(world, TopicRole.TaSignals, AvroSchemas.Signal);
        Register(world, TopicRole.TaMicrobars, AvroSchemas.MicroBar);
        Register(world, TopicRole.TaStatus, AvroSchemas.Status);
        WorkerProcess trader = world.StartTrader("trader");
        WorkerProcess first = world.StartAnalysis("ta-1");
        world.Announce();
        first.Until(() => first.IsReady);
        Task replay = world.ReplayAsync(Acceleration);
        trader.Until(() => trader.Figure("torghut.worker.signals") > 100);
        first.Kill();
        world.StartAnalysis("ta-2");
        await replay;

        trader.WaitForExit();
        world.AssertParity();

        // By the ids in the records: the trader reads signals and status records, the second worker signals and micro-bars.
        Assert.Equal([1, 2, 3], registry.AskedIds.Distinct().Order());
    }

    [Fact]
    public async Task ASchemaThatAsksForMoreIsRefusedBeforeARecordIsWritten()
    {
        await using var registry = new RegistryServer();
        using var world = new WorkerWorld(postgres.Server, clickHouse.Server, day, partitions: 1) { Registry = registry };
        Register(world, TopicRole.TaSignals, AvroSchemas.Signal.Replace("\"tags\"", "\"tenant\",\"type\":\"string\"},{\"name\":\"tags\"", StringComparison.Ordinal));
        Register(world, TopicRole.TaMicrobars, AvroSchemas.MicroBar);
        WorkerProcess analysis = world.StartAnalysis("ta-1");
        world.Announce();

        analysis.WaitForExit(code: 4);
        Assert.Contains(world.Topics[TopicRole.TaSignals].Name + "-value, field tenant", analysis.Said, StringComparison.Ordinal);
        Assert.Equal("", Kcat.Consume(world.Kafka.BootstrapServers, world.Topics[TopicRole.TaSignals].Name, 0, "%o\n"));
        Assert.Equal("", Kcat.Consume(world.Kafka.BootstrapServers, world.Topics[TopicRole.TaMicrobars].Name, 0, "%o\n"));
    }

    private static void Register(WorkerWorld world, TopicRole role, string schema) =>
        world.Registry!.Put(SchemaRegistry.ValueSubject(world.Topics[role].Name), AvroSchemas.Registration(schema));
}
