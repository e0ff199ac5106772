using System.Collections.Concurrent;
using System.Globalization;

namespace Torghut.Lifecycle.Tests.Clusters;

/// <summary>
/// Runs over clusters with Argo CD's and the workloads' controllers, in virtual time. <c>TORGHUT_LIFECYCLE_SEEDS=20000</c>
/// tries more of them, <c>TORGHUT_LIFECYCLE_SEED=n</c> one, with its trace.
/// </summary>
public sealed class ClusterSimulationTests
{
    private const int SeedsInCi = 300;

    [Fact]
    public void Whatever_goes_wrong_the_cluster_is_as_before_or_it_is_said_what_is_not()
    {
        if (Number("TORGHUT_LIFECYCLE_SEED") is int one)
        {
            SimulationResult result = Live(one, isTracing: true);
            TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', result.Lines));
            Assert.True(result.IsGood, Describe(one));
            return;
        }

        int count = Number("TORGHUT_LIFECYCLE_SEEDS") ?? SeedsInCi;
        int first = Number("TORGHUT_LIFECYCLE_FIRST") ?? 1;
        var failing = new ConcurrentDictionary<int, string>();
        long calls = 0;
        long faults = 0;
        Parallel.For(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            SimulationResult result = Live(seed);
            Interlocked.Add(ref calls, result.Calls);
            Interlocked.Add(ref faults, result.Faults.Count);
            if (!result.IsGood)
            {
                failing[seed] = result.Violations[0];
            }
        });
        Proof.Publish(
            "simulated-clusters",
            [string.Create(CultureInfo.InvariantCulture, $"{count:N0} clusters from seed {first}, {calls:N0} calls, {faults:N0} faults and disturbances, {failing.Count} failed")]);
        Assert.True(failing.IsEmpty, failing.IsEmpty ? null : DescribeAll(failing));
        Assert.True(faults > count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_seed_always_lives_through_the_same(int seed)
    {
        SimulationResult first = Live(seed, isTracing: true);
        SimulationResult again = Live(seed, isTracing: true);

        Assert.Equal(first.Lines, again.Lines);
        Assert.Equal(first.TraceHash, again.TraceHash);
    }

    private static SimulationResult Live(int seed, bool isTracing = false, FaultSelection? only = null) =>
        SimulationThread.Run(() => new ClusterSimulation((ulong)seed, only, isTracing).Run());

    private static string Describe(int seed) => SeedReport.Of(
        (ulong)seed, (only, isTracing) => SimulationThread.Run(() => new ClusterSimulation((ulong)seed, only, isTracing).Run()), mostTries: 60);

    private static string DescribeAll(ConcurrentDictionary<int, string> failing)
    {
        IEnumerable<string> seeds = failing.OrderBy(seed => seed.Key).Take(40).Select(seed => $"  seed {seed.Key}: {seed.Value}");
        return $"{failing.Count} seeds failed:\n{string.Join('\n', seeds)}\n{Describe(failing.Keys.Min())}";
    }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
