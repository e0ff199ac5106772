using System.Globalization;
using NodaTime;
using Torghut.Market.Integrity;
using Torghut.Market.Sessions;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Reporting.Caveats;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Request;

namespace Torghut.Reporting.Coverage;

/// <summary>Makes the section on coverage and integrity.</summary>
internal sealed class CoverageSectionBuilder(ReportRequest request, LedgerEvidence evidence, CaveatCollector caveats)
{
    /// <summary>Makes the section.</summary>
    public CoverageSection Build()
    {
        ReplayWindow window = request.Window;
        CoverageSummary? summary = request.Input is { } input ? CoverageCalculator.Compute(input, window) : null;
        if (summary is null)
        {
            caveats.Add("coverage_unknown", "The input is not known to this report (only a ledger was given), so coverage and integrity are null.");
        }

        (long? first, long? last) = DecisionSpan();
        return new CoverageSection
        {
            WindowStart = EventTime.Format(window.Start),
            WindowEnd = EventTime.Format(window.End),
            WindowProfile = request.WindowProfile,
            TradingDay = window.TradingDay.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture),
            SessionOpen = window.Session is { } opens ? EventTime.Format(opens.Open) : null,
            SessionClose = window.Session is { } closes ? EventTime.Format(closes.Close) : null,
            TargetWindowMinutes = summary?.TargetMinutes ?? TargetMinutes(window),
            CoveredMinutes = summary?.CoveredMinutes,
            CoverageRatio = summary?.Ratio,
            CoverageRatioMin = request.Thresholds.CoverageRatioMin,
            Passed = summary is null ? null : summary.Ratio >= request.Thresholds.CoverageRatioMin,
            MissingRanges = Ranges(summary?.Missing),
            DecisionSignalMinTs = TimeText.Of(first),
            DecisionSignalMaxTs = TimeText.Of(last),
            DecisionSpanMinutes = last - first is { } span ? span / (double)EventTime.NsPerMinute : null,
            InputMinTs = TimeText.Of(EventSpan().Min),
            InputMaxTs = TimeText.Of(EventSpan().Max),
            Symbols = summary is null ? [] : Symbols(summary, request.Input!),
            Integrity = request.Input is { } statistics ? IntegrityBuilder.Build(statistics) : null,
        };
    }

    /// <summary>Minutes of the window that lie in the session; all where none does.</summary>
    private static int TargetMinutes(ReplayWindow window)
    {
        if (window.Session is not { } session || session.Open >= window.End || session.Close <= window.Start)
        {
            return window.Minutes;
        }

        Instant start = Instant.Max(session.Open, window.Start);
        return (int)Math.Ceiling((Instant.Min(session.Close, window.End) - start).TotalMinutes);
    }

    private static List<MinuteRange> Ranges(IReadOnlyList<TimeRange>? ranges)
    {
        var rows = new List<MinuteRange>(ranges?.Count ?? 0);
        foreach (TimeRange range in ranges ?? [])
        {
            rows.Add(new MinuteRange
            {
                Start = EventTime.Format(range.Start),
                End = EventTime.Format(range.End),
                Minutes = (int)Math.Ceiling((range.End - range.Start).TotalMinutes),
            });
        }

        return rows;
    }

    private static List<SymbolCoverageRow> Symbols(CoverageSummary summary, InputStatistics input)
    {
        var rows = new List<SymbolCoverageRow>(summary.Symbols.Count);
        foreach (SymbolPresence symbol in summary.Symbols)
        {
            rows.Add(new SymbolCoverageRow
            {
                Symbol = symbol.Symbol,
                CoveredMinutes = symbol.CoveredMinutes,
                CoverageRatio = symbol.Ratio,
                MissingRanges = Ranges(symbol.Missing),
                Channels = Channels(symbol, input),
            });
        }

        return rows;
    }

    private static List<ChannelCoverageRow> Channels(SymbolPresence symbol, InputStatistics input)
    {
        var rows = new List<ChannelCoverageRow>(symbol.Channels.Count);
        foreach (ChannelPresence channel in symbol.Channels)
        {
            rows.Add(new ChannelCoverageRow
            {
                Channel = TopicRoles.Key(TopicRoles.ForChannel(channel.Channel)),
                Events = channel.Events,
                CoveredMinutes = channel.CoveredMinutes,
                CoverageRatio = channel.Ratio,
                MissingRanges = Ranges(channel.Missing),
                LongestSilenceSeconds = channel.LongestSilenceNs / (double)EventTime.NsPerSecond,
                LongestSilenceStart = EventTime.Format(channel.LongestSilence.Start),
                EventsByMinute = MinutesOf(symbol.Symbol, channel, input),
            });
        }

        return rows;
    }

    private static IReadOnlyList<int> MinutesOf(string symbol, ChannelPresence channel, InputStatistics input)
    {
        foreach (SymbolCoverage row in input.Coverage)
        {
            if (row.Channel == channel.Channel && string.Equals(row.Symbol, symbol, StringComparison.Ordinal))
            {
                return row.EventsByMinute;
            }
        }

        return [];
    }

    private (long? Min, long? Max) EventSpan()
    {
        long? min = null;
        long? max = null;
        foreach (RoleStatistics role in request.Input?.Roles ?? [])
        {
            min = role.MinEventTimeNs is { } first && !(min <= first) ? first : min;
            max = role.MaxEventTimeNs is { } last && !(max >= last) ? last : max;
        }

        return (min, max);
    }

    private (long? First, long? Last) DecisionSpan()
    {
        long? first = null;
        long? last = null;
        for (int i = 0; i < evidence.Decisions.Count; i++)
        {
            if (evidence.Decisions[i].SignalNs is { } signal)
            {
                first = first <= signal ? first : signal;
                last = last >= signal ? last : signal;
            }
        }

        return (first, last);
    }
}
