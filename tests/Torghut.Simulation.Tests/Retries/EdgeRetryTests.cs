using Microsoft.Extensions.Time.Testing;
using Polly;
using Polly.Timeout;
using Torghut.Simulation.Retries;
using Torghut.Simulation.Tests.Support;

namespace Torghut.Simulation.Tests.Retries;

public sealed class EdgeRetryTests
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    private readonly FakeTimeProvider _time = new();
    private readonly NoteList _notes = new();

    [Fact]
    public async Task A_transient_failure_is_repeated_until_it_passes()
    {
        int calls = 0;
        Task<int> call = Start(Edge(), _ => ++calls < 3 ? throw new IOException("connection reset") : Task.FromResult(calls));
        await AdvanceUntilEndAsync(call);

        Assert.Equal(3, await call);
        Assert.Equal(["retry", "retry"], _notes.Codes);
        Assert.StartsWith("postgres: attempt 1 of 4 failed (connection reset); again in ", _notes.Notes[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_not_repeated()
    {
        int calls = 0;
        Task<int> call = Start(Edge(), _ => ++calls > 0 ? throw new UnauthorizedAccessException("wrong password") : Task.FromResult(0));

        await Assert.ThrowsAsync<UnauthorizedAccessException>(() => call);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task The_last_failure_leaves_unchanged()
    {
        int calls = 0;
        Task<int> call = Start(Edge(), _ => throw new IOException($"failure {++calls}"));
        await AdvanceUntilEndAsync(call);

        IOException failure = await Assert.ThrowsAsync<IOException>(() => call);
        Assert.Equal("failure 4", failure.Message);
    }

    [Fact]
    public async Task One_attempt_only_is_no_retry()
    {
        int calls = 0;
        RetryEdge edge = Edge() with { Limits = new RetryLimits { MaxAttempts = 1 } };
        Task<int> call = Start(edge, _ => throw new IOException($"failure {++calls}"));

        await Assert.ThrowsAsync<IOException>(() => call);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task An_attempt_that_hangs_is_cancelled_and_repeated()
    {
        int calls = 0;
        Task<int> call = Start(Edge(), async token =>
        {
            if (++calls == 1)
            {
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            }

            return calls;
        });
        await AdvanceUntilEndAsync(call);

        Assert.Equal(2, await call);
    }

    [Fact]
    public async Task All_attempts_together_are_bounded()
    {
        RetryEdge edge = Edge() with { Limits = Edge().Limits with { TotalTimeout = TimeSpan.FromSeconds(45) } };
        long start = _time.GetTimestamp();
        int calls = 0;
        Task<int> call = Start(edge, async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, token);
            return ++calls;
        });
        await AdvanceUntilEndAsync(call);

        await Assert.ThrowsAsync<TimeoutRejectedException>(() => call);
        Assert.True(_time.GetElapsedTime(start) >= TimeSpan.FromSeconds(45));
        Assert.Equal(0, calls);
        Assert.Single(_notes.Notes);
    }

    [Fact]
    public async Task Cancellation_from_outside_is_not_repeated()
    {
        using var cancellation = new CancellationTokenSource();
        int calls = 0;
        ResiliencePipeline pipeline = EdgeRetry.Create(Edge(), _time);
        Task call = pipeline.ExecuteAsync(
            async token =>
            {
                calls++;
                await Task.Delay(Timeout.InfiniteTimeSpan, token);
            },
            cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(1, calls);
    }

    [Fact]
    public async Task Equal_seeds_give_equal_delays_and_other_seeds_others()
    {
        IReadOnlyList<string> first = await DelaysAsync(seed: 1);
        IReadOnlyList<string> again = await DelaysAsync(seed: 1);
        IReadOnlyList<string> other = await DelaysAsync(seed: 2);

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
    }

    private static async Task<IReadOnlyList<string>> DelaysAsync(long seed)
    {
        var time = new FakeTimeProvider();
        var notes = new NoteList();
        var edge = new RetryEdge
        {
            Name = "kafka",
            Seed = seed,
            IsTransient = static _ => true,
            Observer = notes,
            Limits = new RetryLimits { MaxAttempts = 6, FirstDelay = TimeSpan.FromSeconds(4), MaxDelay = TimeSpan.FromMinutes(5), TotalTimeout = TimeSpan.FromHours(20) },
        };
        Task call = EdgeRetry.Create(edge, time).ExecuteAsync(static _ => throw new IOException("down"), CancellationToken.None).AsTask();
        await time.PassUntilEndAsync(call, Step);
        await Assert.ThrowsAsync<IOException>(() => call);
        return [.. notes.Notes.Select(note => note.Message)];
    }

    private Task AdvanceUntilEndAsync(Task task) => _time.PassUntilEndAsync(task, Step);

    private Task<int> Start(RetryEdge edge, Func<CancellationToken, Task<int>> work) =>
        EdgeRetry.Create(edge, _time).ExecuteAsync(async token => await work(token), CancellationToken.None).AsTask();

    private RetryEdge Edge() => new()
    {
        Name = "postgres",
        Seed = 7,
        IsTransient = static failure => failure is IOException,
        Observer = _notes,
        Limits = new RetryLimits { MaxAttempts = 4 },
    };
}
