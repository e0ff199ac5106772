using Torghut.Market.Time;
using Torghut.Trading.Review.Limits;

namespace Torghut.Trading.Tests.Review;

public sealed class CircuitBreakerTests
{
    private readonly CircuitBreaker _breaker = new(new CircuitBreakerOptions());

    [Fact]
    public void Three_errors_within_300_seconds_open_it_for_600()
    {
        Fail(0, 150, 300);

        Assert.False(IsOpen(299));
        Assert.True(IsOpen(300));
        Assert.True(IsOpen(899));
        Assert.False(IsOpen(900));
    }

    [Fact]
    public void Errors_further_apart_do_not_open_it()
    {
        Fail(0, 150, 301);

        Assert.False(IsOpen(301));
    }

    [Fact]
    public void An_error_is_unknown_until_its_answer_comes()
    {
        Fail(10, 11, 30);

        Assert.False(IsOpen(29.999m));
        Assert.True(IsOpen(30));
    }

    [Fact]
    public void After_it_closed_three_more_errors_are_needed()
    {
        Fail(0, 1, 2);
        Assert.True(IsOpen(2));
        Assert.False(IsOpen(602));
        Fail(603, 604);
        Assert.False(IsOpen(604));
        Fail(605);
        Assert.True(IsOpen(605));
    }

    [Fact]
    public void A_late_answer_of_an_earlier_question_does_not_keep_it_open()
    {
        Fail(0, 1, 2);
        Assert.True(IsOpen(2));
        Fail(500);
        Assert.False(IsOpen(602));
        Fail(603, 604);
        Assert.False(IsOpen(604));
    }

    [Fact]
    public void Its_opening_is_told_once()
    {
        Fail(0, 1, 2);

        _breaker.IsOpen(5 * EventTime.NsPerSecond, out long? first);
        _breaker.IsOpen(6 * EventTime.NsPerSecond, out long? second);

        Assert.Equal((2 * EventTime.NsPerSecond, null), (first, second));
    }

    private void Fail(params int[] seconds)
    {
        foreach (int second in seconds)
        {
            _breaker.AddError(second * EventTime.NsPerSecond);
        }
    }

    private bool IsOpen(decimal second) => _breaker.IsOpen((long)(second * EventTime.NsPerSecond), out _);
}
