using Torghut.Simulation.Documents;

namespace Torghut.Simulation.Lifecycle;

/// <summary>How an attempt goes on from what earlier ones left.</summary>
/// <param name="Kept">The marker of the replay that is kept; null when the replay starts over.</param>
/// <param name="IsInPlace">Whether what the earlier attempt changed stays as it is; else it is put back before anything else.</param>
/// <param name="Reason">Why, for people; null for a new run.</param>
internal sealed record Continuation(ReplayMarkerDocument? Kept, bool IsInPlace, string? Reason);
