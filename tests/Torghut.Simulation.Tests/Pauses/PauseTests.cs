using Microsoft.Extensions.Time.Testing;
using Torghut.Simulation.Pauses;

namespace Torghut.Simulation.Tests.Pauses;

/// <summary>Waits by a clock of our own.</summary>
public sealed class PauseTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void It_ends_when_its_time_is_over_and_not_before()
    {
        Task pause = Pause.ForAsync(TimeSpan.FromSeconds(10), _time, CancellationToken.None);

        _time.Advance(TimeSpan.FromSeconds(9.999));
        Assert.False(pause.IsCompleted);
        _time.Advance(TimeSpan.FromSeconds(0.001));
        Assert.True(pause.IsCompletedSuccessfully);
    }

    [Fact]
    public void One_that_is_stopped_has_ended_when_stopping_returns()
    {
        using var stop = new CancellationTokenSource();
        Task pause = Pause.ForAsync(TimeSpan.FromSeconds(10), _time, stop.Token);

        stop.Cancel();

        Assert.True(pause.IsCanceled);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void No_time_is_over_at_once_unless_it_is_stopped_already(int seconds)
    {
        Assert.True(Pause.ForAsync(TimeSpan.FromSeconds(seconds), _time, CancellationToken.None).IsCompletedSuccessfully);
        Assert.True(Pause.ForAsync(TimeSpan.FromSeconds(seconds), _time, new CancellationToken(canceled: true)).IsCanceled);
    }
}
