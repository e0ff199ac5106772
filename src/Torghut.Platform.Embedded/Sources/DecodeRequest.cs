using Torghut.Market.Sessions;
using Torghut.Market.Topics;

namespace Torghut.Platform.Embedded.Sources;

/// <summary>What a run wants of a source. All of it is part of the tape's cache key.</summary>
public sealed record DecodeRequest
{
    /// <summary>The half-open time range whose events are wanted.</summary>
    public required ReplayWindow Window { get; init; }

    /// <summary>
    /// Symbols wanted, upper case. Empty means whatever the source contains; only a source that knows its symbols
    /// itself (a dump, a synthetic day) allows that.
    /// </summary>
    public required IReadOnlyList<string> Symbols { get; init; }

    /// <summary>How far an event may be behind the highest event time of its stream before it is late, milliseconds, not negative.</summary>
    public required int MaxOutOfOrderMs { get; init; }

    /// <summary>
    /// Source topic by role, for the replayed roles (trades, quotes, bars, status). A file source's records carry the
    /// role's topic; a dump's records are told apart by it.
    /// </summary>
    public required IReadOnlyDictionary<TopicRole, string> SourceTopics { get; init; }
}
