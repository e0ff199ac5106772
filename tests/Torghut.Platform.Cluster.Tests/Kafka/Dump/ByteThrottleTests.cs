using Microsoft.Extensions.Time.Testing;
using Torghut.Platform.Cluster.Kafka.Dump;

namespace Torghut.Platform.Cluster.Tests.Kafka.Dump;

public sealed class ByteThrottleTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void WhatIsReadBeyondTheRateIsWaitedFor()
    {
        var throttle = new ByteThrottle(1_000, _time);

        Assert.Equal(TimeSpan.FromSeconds(0.5), throttle.Take(500));
        _time.Advance(TimeSpan.FromSeconds(0.25));
        Assert.Equal(TimeSpan.FromSeconds(0.75), throttle.Take(500));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.Zero, throttle.Take(500));
    }

    [Fact]
    public void WithoutALimitNothingIsWaitedFor() => Assert.Equal(TimeSpan.Zero, new ByteThrottle(null, _time).Take(int.MaxValue));
}
