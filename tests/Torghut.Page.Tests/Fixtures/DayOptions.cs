namespace Torghut.Page.Tests.Fixtures;

/// <summary>What a generated day is like.</summary>
internal sealed record DayOptions
{
    public int Seed { get; init; } = 7;

    public string RunId { get; init; } = "Sim-2026-02-27-baseline";

    public IReadOnlyList<string> Symbols { get; init; } = ["AAPL", "AMD", "AMZN", "GOOGL", "META", "MSFT", "NVDA", "SPY", "TSLA", "XOM"];

    /// <summary>Positions opened over the day; each is closed again unless the day ends before.</summary>
    public int RoundTrips { get; init; } = 240;

    /// <summary>Whether a language model reviews the entries.</summary>
    public bool Reviews { get; init; } = true;

    /// <summary>Minutes of the session without any data, from the first of them on.</summary>
    public (int First, int Count) Outage { get; init; }

    /// <summary>Text put into a strategy's name, a rationale and the like.</summary>
    public string Foreign { get; init; } = "";
}
