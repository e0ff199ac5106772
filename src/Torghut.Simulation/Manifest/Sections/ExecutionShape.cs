using Torghut.Simulation.Manifest.Shapes;
using Torghut.Trading.Execution;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>execution</c>.</summary>
internal static class ExecutionShape
{
    private const string Ioc = "ioc";

    private static readonly ChoiceShape Jitter = new("none", "lognormal");
    private static readonly WholeShape Milliseconds = new() { Least = 0, Greatest = 600_000 };

    private static readonly SectionShape<StartingPosition> Position =
        new SectionShape<StartingPosition>(() => new StartingPosition("", 0, 0))
            .Required(
                "symbol",
                SymbolShapes.Symbol,
                position => position.Symbol,
                (position, value) => position with { Symbol = value },
                "Symbol.")
            .Required(
                "qty",
                new MoneyShape(),
                position => position.Quantity,
                (position, value) => position with { Quantity = value },
                "Shares; negative for a short position.")
            .Required(
                "avg_price",
                MoneyShape.Positive,
                position => position.AveragePrice,
                (position, value) => position with { AveragePrice = value },
                "Average entry price.")
            .Rule(["qty"], RefuseEmpty);

    private static readonly SectionShape<AccountSection> Account = new SectionShape<AccountSection>(() => new AccountSection())
        .Value(
            "starting_cash",
            MoneyShape.NotNegative,
            account => account.StartingCash,
            (account, value) => account with { StartingCash = value },
            "Cash at the start.")
        .Value(
            "positions",
            new ListShape<StartingPosition>(Position) { Distinct = position => position.Symbol, DistinctKey = "symbol", IsSet = true },
            account => account.Positions,
            (account, value) => account with { Positions = value },
            "Positions held before the run.");

    private static readonly SectionShape<LatencySection> Latency = new SectionShape<LatencySection>(() => new LatencySection())
        .Add(new OptionalValueKey<LatencySection, long>(
            "ta_ms",
            "Time from a bar's end until its signal is available, milliseconds.",
            Milliseconds,
            latency => latency.TaMs,
            (latency, value) => latency with { TaMs = (int?)value })
        { DefaultWords = "ta.max_out_of_order_ms" })
        .Value(
            "decision_ms",
            Milliseconds,
            latency => latency.DecisionMs,
            (latency, value) => latency with { DecisionMs = (int)value },
            "Time from a signal's availability to the decision, milliseconds.")
        .Value(
            "submit_ms",
            Milliseconds,
            latency => latency.SubmitMs,
            (latency, value) => latency with { SubmitMs = (int)value },
            "Time from submission until the order meets the market, milliseconds.")
        .Value(
            "ack_ms",
            Milliseconds,
            latency => latency.AckMs,
            (latency, value) => latency with { AckMs = (int)value },
            "Time from a market event until the trader knows of it, milliseconds.")
        .Value(
            "jitter",
            Jitter,
            latency => Jitter.Word((int)latency.Jitter),
            (latency, value) => latency with { Jitter = (LatencyJitter)Jitter.Index(value) },
            "How latencies vary: not at all, or by a log-normal factor drawn from execution.seed and the decision.");

    /// <summary>The description.</summary>
    public static SectionShape<ExecutionSection> Shape { get; } = new SectionShape<ExecutionSection>(() => new ExecutionSection())
        .Value(
            "account",
            Account,
            execution => execution.Account,
            (execution, value) => execution with { Account = value },
            "The simulated account at the start.")
        .Value(
            "prefer_limit",
            FlagShape.Instance,
            execution => execution.PreferLimit,
            (execution, value) => execution with { PreferLimit = value },
            "Whether market orders become limit orders half a spread through the mid.")
        .Value(
            "time_in_force",
            new ChoiceShape("day", Ioc),
            execution => execution.ImmediateOrCancel ? Ioc : "day",
            (execution, value) => execution with { ImmediateOrCancel = value == Ioc },
            "How long orders live: until the session's close (day), or until they met the market once (ioc).")
        .Value(
            "quote_size_unit",
            new WholeShape { Least = 1, Greatest = 1_000_000 },
            execution => execution.QuoteSizeUnit,
            (execution, value) => execution with { QuoteSizeUnit = (int)value },
            "Shares in one unit of a quote's size: 1, or 100 for feeds in round lots.")
        .Value(
            "latency",
            Latency,
            execution => execution.Latency,
            (execution, value) => execution with { Latency = value },
            "Modelled latencies.")
        .Value(
            "seed",
            new WholeShape(),
            execution => execution.Seed,
            (execution, value) => execution with { Seed = value },
            "Seed of the latencies' jitter.");

    private static bool RefuseEmpty(StartingPosition position, SectionKeys keys)
    {
        if (position.Quantity != 0)
        {
            return true;
        }

        keys.Refuse("qty", "not_allowed", "0", "a number of shares other than 0");
        return false;
    }
}
