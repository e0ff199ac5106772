using Torghut.Market.Sessions;
using Torghut.Market.Topics;
using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Sources.Lean;

namespace Torghut.Benchmarks.Days;

/// <summary>A day as the product's sources and tapes are asked for it.</summary>
internal static class DayInput
{
    /// <summary>The source that makes the day.</summary>
    public static IMarketSource Source(BenchmarkDay day) => day.DataFolder is { } folder
        ? new LeanTickSource(folder, day.Market)
        : throw new InvalidOperationException("The synthetic day has no source yet.");

    /// <summary>What is wanted of it: the regular session, as a run asks for it.</summary>
    public static DecodeRequest Request(BenchmarkDay day) => new()
    {
        Window = Window(day),
        Symbols = day.Symbols,
        MaxOutOfOrderMs = 2_000,
        SourceTopics = TopicRoles.All.Where(TopicRoles.IsReplayed).ToDictionary(role => role, TopicRoles.ProductionTopic),
    };

    /// <summary>The session of the day.</summary>
    public static ReplayWindow Window(BenchmarkDay day) =>
        new WindowPolicy(ExchangeCalendar.UsEquities).Resolve(new WindowRequest { TradingDay = day.TradingDay }) switch
        {
            WindowDecision.Accepted accepted => accepted.Window,
            WindowDecision.Refused refused => throw new InvalidOperationException(refused.Refusal.Message),
            _ => throw new InvalidOperationException("A window decision of an unknown kind."),
        };
}
