using System.Collections.Concurrent;
using System.Globalization;

namespace Torghut.Lifecycle.Tests;

/// <summary>
/// The lifecycle over simulated worlds: the production state machine, journal, locks and unwinding, everything around them
/// simulated. <c>TORGHUT_LIFECYCLE_SEEDS=100000</c> tries more worlds, <c>TORGHUT_LIFECYCLE_SEED=n</c> one, with its trace.
/// </summary>
public sealed class LifecycleSimulationTests
{
    private const int SeedsInCi = 300;

    [Fact]
    public void Whatever_goes_wrong_the_world_is_restored_or_it_is_said_what_is_not()
    {
        if (Number("TORGHUT_LIFECYCLE_SEED") is int one)
        {
            SimulationResult result = SimulationThread.Run(() => new LifecycleSimulation((ulong)one, isTracing: true).Run());
            TestContext.Current.TestOutputHelper!.WriteLine(string.Join('\n', result.Lines));
            Assert.True(result.IsGood, SeedReport.Of((ulong)one));
            return;
        }

        int count = Number("TORGHUT_LIFECYCLE_SEEDS") ?? SeedsInCi;
        int first = Number("TORGHUT_LIFECYCLE_FIRST") ?? 1;
        var failing = new ConcurrentDictionary<int, string>();
        long calls = 0;
        long faults = 0;
        Parallel.For(first, first + count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, seed =>
        {
            SimulationResult result = SimulationThread.Run(() => new LifecycleSimulation((ulong)seed).Run());
            Interlocked.Add(ref calls, result.Calls);
            Interlocked.Add(ref faults, result.Faults.Count);
            if (!result.IsGood)
            {
                failing[seed] = result.Violations[0];
            }
        });
        Proof.Publish(
            "simulated-worlds",
            [string.Create(CultureInfo.InvariantCulture, $"{count:N0} worlds from seed {first}, {calls:N0} calls, {faults:N0} faults and disturbances, {failing.Count} failed")]);
        Assert.True(failing.IsEmpty, failing.IsEmpty ? null : Describe(failing));
        Assert.True(faults > count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void A_seed_always_lives_through_the_same(int seed)
    {
        SimulationResult first = SimulationThread.Run(() => new LifecycleSimulation((ulong)seed, isTracing: true).Run());
        SimulationResult again = SimulationThread.Run(() => new LifecycleSimulation((ulong)seed, isTracing: true).Run());

        Assert.Equal(first.Lines, again.Lines);
        Assert.Equal(first.TraceHash, again.TraceHash);
        Assert.Equal(first.TraceHash, SimulationThread.Run(() => new LifecycleSimulation((ulong)seed).Run()).TraceHash);
    }

    private static string Describe(ConcurrentDictionary<int, string> failing)
    {
        IEnumerable<string> seeds = failing.OrderBy(seed => seed.Key).Take(40).Select(seed => $"  seed {seed.Key}: {seed.Value}");
        return $"{failing.Count} seeds failed:\n{string.Join('\n', seeds)}\n{SeedReport.Of((ulong)failing.Keys.Min())}";
    }

    private static int? Number(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
