using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Comparison.Document;

/// <summary>
/// Two runs' order events in the order of <c>order_hash</c>: by event time, client order id and filled quantity. Events of
/// equal time and client order id are the same event.
/// </summary>
public sealed record OrderEventComparison
{
    /// <summary>Order events of the first run.</summary>
    [Unit(Units.Count)]
    public required long FirstCount { get; init; }

    /// <summary>Order events of the other run.</summary>
    [Unit(Units.Count)]
    public required long SecondCount { get; init; }

    /// <summary>Order events that both have and that are alike in all that the hash covers.</summary>
    [Unit(Units.Count)]
    public required long Equal { get; init; }

    /// <summary>Order events that both have and that differ.</summary>
    [Unit(Units.Count)]
    public required long Changed { get; init; }

    /// <summary>Order events of the first run alone.</summary>
    [Unit(Units.Count)]
    public required long OnlyInFirst { get; init; }

    /// <summary>Order events of the other run alone.</summary>
    [Unit(Units.Count)]
    public required long OnlyInSecond { get; init; }

    /// <summary>The first place where they part; null where they do not.</summary>
    public required OrderEventDivergence? FirstDivergence { get; init; }
}
