namespace Torghut.Market.Envelopes;

/// <summary>What every envelope says.</summary>
/// <param name="Symbol">Symbol.</param>
/// <param name="EventTimeNs"><c>eventTs</c>, nanoseconds since the Unix epoch.</param>
/// <param name="IngestTimeNs"><c>ingestTs</c>, nanoseconds since the Unix epoch.</param>
/// <param name="Sequence"><c>seq</c> in the stream.</param>
/// <param name="Feed"><c>feed</c>.</param>
/// <param name="Source"><c>source</c>: <c>ws</c>, <c>rest</c>, <c>ta</c> or <c>simulation</c>.</param>
public readonly record struct EnvelopeHeader(
    string Symbol, long EventTimeNs, long IngestTimeNs, long Sequence, string Feed, string Source);
