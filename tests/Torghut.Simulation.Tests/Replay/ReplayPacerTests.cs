using CsCheck;
using Torghut.Simulation.Replay;

namespace Torghut.Simulation.Tests.Replay;

public sealed class ReplayPacerTests
{
    [Fact]
    public void Event_time_keeps_the_records_own_delays()
    {
        var pacer = new ReplayPacer(acceleration: 1, maxSleepSeconds: 0);
        Assert.Equal([0, 5, 5, 12], new long[] { 1000, 1005, 1005, 1012 }.Select(pacer.NextDueNs));
    }

    [Fact]
    public void Acceleration_divides_them()
    {
        var pacer = new ReplayPacer(acceleration: 10, maxSleepSeconds: 0);
        Assert.Equal([0, 100, 300], new long[] { 0, 1000, 3000 }.Select(pacer.NextDueNs));
    }

    [Fact]
    public void Each_delay_is_capped_on_its_own()
    {
        var pacer = new ReplayPacer(acceleration: 1, maxSleepSeconds: 1e-6);
        Assert.Equal([0, 1000, 1400], new long[] { 0, 50_000, 50_400 }.Select(pacer.NextDueNs));
    }

    [Fact]
    public void A_timestamp_that_goes_back_adds_nothing()
    {
        var pacer = new ReplayPacer(acceleration: 1, maxSleepSeconds: 0);
        Assert.Equal([0, 0, 0, 10], new long[] { 10, 5, 10, 20 }.Select(pacer.NextDueNs));
    }

    [Fact]
    public void The_schedule_never_goes_back_and_never_drifts() => Gen.Long[0, 1_000_000].Array[1, 50].Sample(timestamps =>
    {
        var pacer = new ReplayPacer(acceleration: 1, maxSleepSeconds: 0);
        long[] due = [.. timestamps.Select(pacer.NextDueNs)];
        Assert.Equal(due.Order(), due);
        Assert.Equal(timestamps.Max() - timestamps[0], due[^1]);
    });
}
