using Torghut.Market.Events;
using Torghut.Platform.Embedded.Tape;

namespace Torghut.Benchmarks.Passes;

/// <summary>Which symbols of a tape have source bars.</summary>
internal static class SourceBars
{
    /// <summary>By symbol ordinal.</summary>
    public static bool[] Of(PreparedTape tape)
    {
        HashSet<string> withBars =
        [
            .. tape.Statistics.Coverage
                .Where(coverage => coverage is { Channel: EventChannel.Bar, Events: > 0 })
                .Select(coverage => coverage.Symbol),
        ];
        return [.. tape.Tape.Symbols.Names.Select(withBars.Contains)];
    }
}
