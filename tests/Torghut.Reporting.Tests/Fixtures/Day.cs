using NodaTime;
using Torghut.Market.Sessions;
using Torghut.Market.Time;
using Torghut.Reporting.Request;

namespace Torghut.Reporting.Tests.Fixtures;

/// <summary>The session of 2026-02-27, 14:30 to 21:00 UTC; times of tests are seconds from its open.</summary>
internal static class Day
{
    public static Instant Open { get; } = Instant.FromUtc(2026, 2, 27, 14, 30);

    public static Instant Close { get; } = Instant.FromUtc(2026, 2, 27, 21, 0);

    public static ReplayWindow Window { get; } =
        new(Open, Close, new LocalDate(2026, 2, 27), new TradingSession(new LocalDate(2026, 2, 27), Open, Close));

    public static Instant At(double second) => Open + Duration.FromNanoseconds((long)(second * 1_000_000_000));

    public static long Ns(double second) => EventTime.FromInstant(At(second));

    public static ReportRequest Request(string runId = "run-1") => new()
    {
        RunId = runId,
        RunToken = runId.Replace('-', '_'),
        DatasetId = "dataset-1",
        Platform = "embedded",
        Source = new SourceDescription("synthetic", "A seeded synthetic day.", true),
        Window = Window,
        Calendar = new CalendarIdentity("rules", "1", "2025b"),
        ProgramVersion = "0.1.0",
        Account = new Torghut.Trading.Execution.AccountOptions(),
        LatenciesModelled = true,
    };
}
