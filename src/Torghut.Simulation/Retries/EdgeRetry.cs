using System.Globalization;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using Torghut.Market.Numerics;
using Torghut.Simulation.Progress;

namespace Torghut.Simulation.Retries;

/// <summary>
/// Retries for the edges of the program: exponential delays with jitter, every attempt and the whole bounded in time.
/// The core never retries.
/// </summary>
public static class EdgeRetry
{
    /// <summary>Code of the note of each repetition.</summary>
    public const string NoteCode = "retry";

    /// <summary>
    /// Makes the pipeline of an edge. What the last attempt threw leaves it unchanged; an attempt, or the whole, that took
    /// too long leaves it as <see cref="TimeoutRejectedException"/>; cancellation from outside is never retried.
    /// </summary>
    /// <param name="edge">The edge.</param>
    /// <param name="time">Clock of delays and limits.</param>
    public static ResiliencePipeline Create(RetryEdge edge, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(edge);
        ArgumentNullException.ThrowIfNull(time);
        RetryLimits limits = edge.Limits;
        var builder = new ResiliencePipelineBuilder { Name = edge.Name, TimeProvider = time };
        builder.AddTimeout(limits.TotalTimeout);
        if (limits.MaxAttempts > 1)
        {
            builder.AddRetry(Retries(edge));
        }

        return builder.AddTimeout(limits.AttemptTimeout).Build();
    }

    private static RetryStrategyOptions Retries(RetryEdge edge)
    {
        long draws = 0;
        return new RetryStrategyOptions
        {
            MaxRetryAttempts = edge.Limits.MaxAttempts - 1,
            BackoffType = DelayBackoffType.Exponential,
            Delay = edge.Limits.FirstDelay,
            MaxDelay = edge.Limits.MaxDelay,
            UseJitter = true,
            Randomizer = () =>
            {
                string draw = Interlocked.Increment(ref draws).ToString(CultureInfo.InvariantCulture);
                return StableHash.UnitInterval(StableHash.Compute(edge.Seed, edge.Name, draw));
            },
            ShouldHandle = arguments => ValueTask.FromResult(
                arguments.Outcome.Exception is Exception failure && (failure is TimeoutRejectedException || edge.IsTransient(failure))),
            OnRetry = arguments =>
            {
                edge.Observer.Noted(NoteLevel.Warning, NoteCode, Describe(edge, arguments));
                return default;
            },
        };
    }

    private static string Describe(RetryEdge edge, OnRetryArguments<object> arguments) => string.Create(
        CultureInfo.InvariantCulture,
        $"{edge.Name}: attempt {arguments.AttemptNumber + 1} of {edge.Limits.MaxAttempts} failed ({arguments.Outcome.Exception?.Message}); again in {arguments.RetryDelay.TotalSeconds:0.0} s.");
}
