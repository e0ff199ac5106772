namespace Torghut.Lifecycle.Tests;

/// <summary>What went wrong in a world: calls by their numbers, and changes by others by theirs.</summary>
internal sealed record FaultSelection(IReadOnlySet<int> Calls, IReadOnlySet<int> Disturbances)
{
    public FaultSelection(IEnumerable<int> calls, IEnumerable<int> disturbances)
        : this(calls.ToHashSet(), disturbances.ToHashSet())
    {
    }

    public int Count => Calls.Count + Disturbances.Count;
}
