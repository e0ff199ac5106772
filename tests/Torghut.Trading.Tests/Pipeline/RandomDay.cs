using CsCheck;
using NodaTime;
using Torghut.Market.Sessions;
using Torghut.Trading.Execution;
using Torghut.Trading.Pipeline;
using Torghut.Trading.Risk;
using Torghut.Trading.Strategies;

namespace Torghut.Trading.Tests.Pipeline;

/// <summary>Random tapes of two symbols and random configurations under which strategies trade often.</summary>
internal static class RandomDay
{
    private const int WindowSeconds = 3_600;

    private static readonly TradingSession Session = new(new LocalDate(2026, 2, 27), MadeDay.Open, MadeDay.Close);

    private static readonly Gen<(int StepMs, int Symbol, int Kind, int Move, int Size)> Item = Gen.Select(
        Gen.Frequency((10, Gen.Int[0, 400]), (3, Gen.Int[400, 1_500]), (1, Gen.Int[2_000, 70_000])),
        Gen.Int[0, 1],
        Gen.Int[0, 99],
        Gen.Int[-6, 6],
        Gen.Int[0, 120]);

    /// <summary>A tape of up to some hundred events.</summary>
    public static readonly Gen<MadeDay> Day = Item.Array[50, 700].Select(Build);

    /// <summary>Options with everything that can vary.</summary>
    public static readonly Gen<PipelineOptions> Options = Gen.Select(
        Parameters(), Parameters(), Risks(), Executions(), (a, b, risk, execution) => MadeDay.Options(
            MadeDay.Reversion("a", a),
            MadeDay.Reversion("b", b) with { MaxNotionalPerTrade = 3_000m },
            new StrategyDefinition
            {
                Name = "c",
                Kind = StrategyKind.MacdRsiV1,
                Parameters = b with { OversoldRsi = 101, OverboughtRsi = -1, AllowShort = true },
            }) with
        {
            Window = new ReplayWindow(MadeDay.Open, MadeDay.At(WindowSeconds), Session.Day, Session),
            Risk = risk,
            Execution = execution,
        });

    private static Gen<StrategyParameters> Parameters() => Gen.Select(
        Gen.Bool, Gen.Int[0, 40], Gen.Int[0, 3], Gen.Bool, (shorts, cooldown, overlay, easy) => new StrategyParameters
        {
            AllowShort = shorts,
            EntryCooldownSeconds = cooldown,
            ReversionRsiMax = easy ? 100 : 45,
            StopLossBps = overlay == 1 ? 10 : null,
            TrailingStopBps = overlay == 2 ? 15 : null,
            MaxHoldSeconds = overlay == 3 ? 20 : null,
        });

    private static Gen<RiskOptions> Risks() => Gen.Select(
        Gen.Bool, Gen.Bool, Gen.Int[1, 2], (fractional, wide, positions) => new RiskOptions
        {
            Fractional = fractional,
            MaxSpreadBps = wide ? null : 25m,
            MaxConcurrentPositions = positions == 1 ? 1 : null,
        });

    private static Gen<ExecutionOptions> Executions() => Gen.Select(
        Gen.Bool, Gen.Bool, Gen.Bool, Gen.Int[0, 900], Gen.Int[0, 900], (limit, ioc, jitter, submit, ack) => new ExecutionOptions
        {
            PreferLimit = limit,
            ImmediateOrCancel = ioc && submit % 2 == 0,
            Jitter = jitter ? LatencyJitter.Lognormal : LatencyJitter.None,
            SubmitMs = submit,
            AckMs = ack,
            Account = new AccountOptions { Positions = ack % 3 == 0 ? [new StartingPosition("BAC", 12m, 20m)] : [] },
        });

    private static MadeDay Build((int StepMs, int Symbol, int Kind, int Move, int Size)[] items)
    {
        MadeDay day = new();
        decimal second = 0.1m;
        int[] cents = [10_000, 2_000];
        foreach ((int stepMs, int symbolIndex, int kind, int move, int size) in items)
        {
            second += stepMs / 1000m;
            if (second >= WindowSeconds)
            {
                break;
            }

            ushort symbol = (ushort)symbolIndex;
            cents[symbol] = Math.Max(500, cents[symbol] + move);
            decimal price = cents[symbol] / 100m;
            switch (kind)
            {
                case < 45:
                    day.Trade(second, price, size, symbol);
                    break;
                case < 90:
                    day.Quote(second, price - 0.01m, size, price + (move * 0.01m), 120 - size, symbol);
                    break;
                case < 93:
                    day.Quote(second, size % 2 == 0 ? 0 : price, size, size % 2 == 0 ? price : 0, size, symbol);
                    break;
                case < 95:
                    day.Status(second, isHalted: true, symbol);
                    break;
                case < 98:
                    day.Status(second, isHalted: false, symbol);
                    break;
                default:
                    day.Trade(second, price, size, symbol).Late();
                    break;
            }
        }

        return day;
    }
}
