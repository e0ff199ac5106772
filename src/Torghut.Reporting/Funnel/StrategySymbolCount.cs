using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Funnel;

/// <summary>Decisions of one strategy on one symbol.</summary>
public sealed record StrategySymbolCount
{
    /// <summary>Primary key of the strategy.</summary>
    [Format(Formats.Uuid)]
    public required string StrategyId { get; init; }

    /// <summary>Name of the strategy; its id where the ledger does not list it.</summary>
    public required string Strategy { get; init; }

    /// <summary>Symbol.</summary>
    public required string Symbol { get; init; }

    /// <summary>Decisions.</summary>
    [Unit(Units.Count)]
    public required long Count { get; init; }
}
