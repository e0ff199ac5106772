using System.Globalization;
using Torghut.Market.Integrity;
using Torghut.Market.Sessions;
using Torghut.Market.Synthetic;
using Torghut.Market.Topics;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Sources.Synthetic;

/// <summary>
/// An invented day as a source. The day is always made whole, from open to close, so that a shorter window sees the same
/// records as the full day; a custom window on a day without a session is taken for the session.
/// </summary>
public sealed class SyntheticSource : IMarketSource
{
    private readonly long _seed;
    private readonly IReadOnlyList<string> _symbols;
    private readonly int _parallelism;

    /// <summary>Makes the source.</summary>
    /// <param name="seed">Seed of the day.</param>
    /// <param name="symbols">Symbols, at least one.</param>
    /// <param name="parallelism">Symbols made at a time; 0 for one per processor.</param>
    public SyntheticSource(long seed, IReadOnlyList<string> symbols, int parallelism = 0)
    {
        ArgumentNullException.ThrowIfNull(symbols);
        ArgumentOutOfRangeException.ThrowIfZero(symbols.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(parallelism);
        _seed = seed;
        _symbols = symbols;
        _parallelism = parallelism == 0 ? Environment.ProcessorCount : parallelism;
    }

    /// <inheritdoc/>
    public string Kind => "synthetic";

    /// <inheritdoc/>
    public SourceIdentity Identify(DecodeRequest request, CancellationToken cancellationToken)
    {
        SyntheticDay day = MakeDay(request.Window);
        return new SourceIdentity
        {
            Kind = Kind,
            Files = [],
            CacheKey = string.Create(
                CultureInfo.InvariantCulture,
                $"synthetic\t{day.InputHash}\t{day.Session.Open.ToUnixTimeTicks()}\t{day.Session.Close.ToUnixTimeTicks()}"),
            InputHash = day.InputHash,
        };
    }

    /// <inheritdoc/>
    /// <exception cref="SimulationException">The window holds nothing of the day (exit code 3, <c>dump_records_empty</c>).</exception>
    public DecodeResult Decode(DecodeRequest request, ITapeSink sink, IDecodeProgress progress, CancellationToken cancellationToken)
    {
        SyntheticDay day = MakeDay(request.Window);
        SyntheticFeed[] feeds = [.. day.Symbols.Select((_, ordinal) => new SyntheticFeed(day, ordinal, request, sink))];
        progress.Begin(feeds.Sum(feed => feed.TotalUnits));
        ParallelOptions options = new() { MaxDegreeOfParallelism = _parallelism, CancellationToken = cancellationToken };
        _ = Parallel.For(0, feeds.Length, options, i => feeds[i].Run(progress, cancellationToken));
        long events = feeds.Sum(feed => feed.Events);
        if (events == 0)
        {
            throw new SimulationException(
                ExitCode.Refused,
                "dump_records_empty",
                $"The synthetic day {LocalDay(day)} goes from {day.Session.Open} to {day.Session.Close}; found no event between {request.Window.Start} and {request.Window.End}.");
        }

        return new DecodeResult
        {
            InputHash = day.InputHash,
            LinesRead = feeds.Sum(feed => feed.Records),
            Outcomes = Outcomes(feeds),
            Roles = [.. SyntheticFeed.Roles.Select(role => Role(role, feeds)).Where(role => role.Records > 0)],
            Symbols = [.. feeds.SelectMany(feed => SyntheticFeed.Roles.Select(role => feed.CountsOf(role))).Where(count => count.Records > 0)],
            Partitions = [.. SyntheticFeed.Roles.SelectMany(role => feeds.Select(feed => feed.Partition(role))).OfType<PartitionStatistics>()],
            Quarantined = [],
        };
    }

    /// <summary>The day that a window lies in.</summary>
    internal SyntheticDay MakeDay(ReplayWindow window) =>
        new(_seed, window.Session ?? new TradingSession(window.TradingDay, window.Start, window.End), _symbols);

    private static string LocalDay(SyntheticDay day) => day.Session.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static SortedDictionary<string, long> Outcomes(SyntheticFeed[] feeds)
    {
        SortedDictionary<string, long> outcomes = new(StringComparer.Ordinal);
        foreach ((string outcome, long count) in feeds.SelectMany(feed => feed.Outcomes()))
        {
            outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + count;
        }

        return outcomes;
    }

    private static RoleRecords Role(TopicRole role, SyntheticFeed[] feeds) => new()
    {
        Role = role,
        Records = feeds.Sum(feed => feed.Counts(role).Records),
        Duplicates = feeds.Sum(feed => feed.Counts(role).Duplicates),
        OutsideWindowByRecordTime = feeds.Sum(feed => feed.Counts(role).OutsideByRecordTime),
        OutsideWindowByEventTime = feeds.Sum(feed => feed.Counts(role).OutsideByEventTime),
        Quarantined = 0,
    };
}
