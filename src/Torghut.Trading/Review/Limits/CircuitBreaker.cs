using Torghut.Market.Time;

namespace Torghut.Trading.Review.Limits;

/// <summary>
/// Stops asking a reviewer that keeps failing. It lives in event time and knows an error from the moment at which the
/// failed answer came: two questions may be under way before the first of them is known to have failed.
/// </summary>
internal sealed class CircuitBreaker(CircuitBreakerOptions options)
{
    private readonly PriorityQueue<long, long> _unknown = new();
    private readonly Queue<long> _errors = new();
    private long _openUntilNs = long.MinValue;

    /// <summary>An answer that comes at a time is an error.</summary>
    public void AddError(long atNs) => _unknown.Enqueue(atNs, atNs);

    /// <summary>Whether nobody is to be asked now.</summary>
    /// <param name="nowNs">Event time; not before that of the call before.</param>
    /// <param name="openedAtNs">When the circuit opened, if it did since the call before; null otherwise.</param>
    public bool IsOpen(long nowNs, out long? openedAtNs)
    {
        openedAtNs = null;
        while (_unknown.TryPeek(out long atNs, out _) && atNs <= nowNs)
        {
            _unknown.Dequeue();
            if (Count(atNs))
            {
                openedAtNs = atNs;
            }
        }

        return nowNs < _openUntilNs;
    }

    private bool Count(long atNs)
    {
        if (atNs < _openUntilNs)
        {
            // Asked before the circuit opened: it does not keep the circuit open longer.
            return false;
        }

        _errors.Enqueue(atNs);
        while (_errors.Peek() < atNs - (options.WindowSeconds * EventTime.NsPerSecond))
        {
            _errors.Dequeue();
        }

        if (_errors.Count < options.Errors)
        {
            return false;
        }

        _errors.Clear();
        _openUntilNs = atNs + (options.OpenSeconds * EventTime.NsPerSecond);
        return true;
    }
}
