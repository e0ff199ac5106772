using Torghut.Platform.Cluster.Tests.Workers.Support;

[assembly: AssemblyFixture(typeof(SharedWorkerDay))]

namespace Torghut.Platform.Cluster.Tests.Workers.Support;

/// <summary>Ten minutes of a made market.</summary>
public sealed class SharedWorkerDay() : WorkerDay(
    "{ kind: synthetic, seed: 7, symbols: [AAA, BBB, CCC, DDD, EEE] }", "2026-02-27T15:00:00Z", "2026-02-27T15:10:00Z");
