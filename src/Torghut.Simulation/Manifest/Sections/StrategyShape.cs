using Torghut.Simulation.Manifest.Shapes;
using Torghut.Trading.Strategies;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>strategies[]</c>.</summary>
internal static class StrategyShape
{
    private static readonly ChoiceShape Kind = new("intraday_tsmom_v1", "mean_reversion_v1", "macd_rsi_v1");

    /// <summary>One strategy.</summary>
    public static SectionShape<StrategyDefinition> Shape { get; } =
        new SectionShape<StrategyDefinition>(() => new StrategyDefinition { Name = "", Kind = StrategyKind.IntradayTsmomV1 })
            .Required(
                "name",
                new TextShape(TextRules.Any),
                strategy => strategy.Name,
                (strategy, value) => strategy with { Name = value },
                "Name of the strategy, different from the others'.")
            .Required(
                "kind",
                Kind,
                strategy => Word(strategy.Kind),
                (strategy, value) => strategy with { Kind = (StrategyKind)Kind.Index(value) },
                "Which built-in strategy it is: momentum on one-second signals (intraday_tsmom_v1), reversion to the Bollinger middle on one-second signals (mean_reversion_v1), MACD with RSI on one-minute signals (macd_rsi_v1).")
            .Add(new OptionalKey<StrategyDefinition, IReadOnlyList<string>>(
                "symbols",
                "Symbols that it trades.",
                SymbolShapes.Symbols,
                strategy => strategy.Symbols,
                (strategy, value) => strategy with { Symbols = value })
            { DefaultWords = "all symbols of the run" })
            .Value(
                "enabled",
                FlagShape.Instance,
                strategy => strategy.Enabled,
                (strategy, value) => strategy with { Enabled = value },
                "Whether it may decide.")
            .OptionalValue(
                "max_notional_per_trade",
                MoneyShape.Positive,
                strategy => strategy.MaxNotionalPerTrade,
                (strategy, value) => strategy with { MaxNotionalPerTrade = value },
                "Largest notional of one of its orders; null for the risk limit alone.")
            .OptionalValue(
                "max_position_pct_equity",
                MoneyShape.EquityFraction,
                strategy => strategy.MaxPositionPctEquity,
                (strategy, value) => strategy with { MaxPositionPctEquity = value },
                "Its largest position in one symbol, as a fraction of equity; null for the risk limit alone.")
            .Value(
                "parameters",
                StrategyParametersShape.Shape,
                strategy => strategy.Parameters,
                (strategy, value) => strategy with { Parameters = value },
                "Thresholds and exits.")
            .Rule(["kind"], WarnOfUnreadParameters);

    /// <summary>All strategies: at least one, names distinct.</summary>
    public static ListShape<StrategyDefinition> List { get; } = new(Shape)
    {
        NotEmpty = true,
        Distinct = strategy => strategy.Name,
        DistinctKey = "name",
    };

    private static bool WarnOfUnreadParameters(StrategyDefinition strategy, SectionKeys keys)
    {
        if (keys.Below("parameters") is { } parameters)
        {
            foreach (var key in parameters.Given)
            {
                if (StrategyParametersShape.ReaderOf(key) is { } reader && reader != strategy.Kind)
                {
                    parameters.Warn(
                        key, "unused_parameter", $"only {Word(reader)} reads it, and this strategy is {Word(strategy.Kind)}");
                }
            }
        }

        return true;
    }

    private static string Word(StrategyKind kind) => Kind.Word((int)kind);
}
