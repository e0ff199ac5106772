using Torghut.Market.Time;
using Torghut.Reporting.Caveats;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Prices;
using Torghut.Reporting.Request;
using Torghut.Reporting.Statistics;
using Torghut.Trading.Execution;

namespace Torghut.Reporting.Pnl;

/// <summary>Makes the P&amp;L section and the trades behind it.</summary>
internal sealed class PnlCalculator(
    ReportRequest request, LedgerEvidence evidence, MarketSeries market, HalfHours halfHours, CaveatCollector caveats)
{
    /// <summary>Matches, prices and adds up.</summary>
    public (PnlSection Section, ChunkedList<TradeFact> Trades) Compute()
    {
        IReadOnlyList<StartingPosition> positions = request.Account?.Positions ?? [];
        var prices = new FinalPrices(evidence, market, request.Window);
        var costs = new ExecutionCosts(evidence, request.Costs);
        var fifo = new FifoMatcher(evidence);
        foreach (StartingPosition position in positions)
        {
            fifo.OpenStarting(request.Account!.Label, position, EventTime.FromInstant(request.Window.Start));
        }

        ChunkedList<TradeFact> trades = fifo.Match(prices);
        CostAllocation.Apply(trades, evidence, costs);
        Excursions.Measure(trades, market, request.Window);
        var sums = new PnlSums(trades, costs, evidence, halfHours);
        EquityCurve? curve = Curve(prices, costs, positions);
        decimal? startingEquity = StartingEquity.Of(request, evidence);
        List<DrawdownEpisode> drawdowns = curve is null ? [] : Pnl.Drawdowns.Of(curve.NetPnl, request.Window, startingEquity);
        (decimal? shortfall, double? realizedShortfall) = Shortfall();
        AddCaveats(sums, positions);
        var section = new PnlSection
        {
            RealizedPnl = sums.Realized,
            UnrealizedPnl = sums.Unrealized,
            GrossPnl = sums.Gross,
            CommissionBps = request.Costs.CommissionBps,
            PerTradeFee = request.Costs.PerTradeFee,
            EstimatedCostTotal = costs.Total,
            Costs = new CostBreakdown
            {
                Commission = costs.Commission,
                PerTradeFees = costs.PerTradeFees,
                SecFees = costs.SecFees,
                FinraTaf = costs.FinraTaf,
            },
            NetPnlEstimated = sums.Net,
            ExecutionNotionalTotal = costs.NotionalTotal,
            TcaShortfallNotionalTotal = shortfall,
            TcaRealizedPnlProxyNotional = -shortfall,
            AvgRealizedShortfallBps = realizedShortfall,
            OpenLotCount = sums.Open,
            OpenLotsWithoutPrice = sums.OpenWithoutPrice,
            ClosedTradesWithoutPrice = sums.ClosedWithoutPrice,
            FillsWithoutSide = fifo.FillsWithoutSide,
            Turnover = startingEquity is { } equity and > 0 ? Rate.Of(costs.NotionalTotal, equity) : null,
            StartingEquity = startingEquity,
            NetReturnBps = startingEquity is { } start and > 0 ? Rate.Of(sums.Net * 10_000m, start) : null,
            RealizedBySymbol = sums.BySymbol.ToRealized(),
            BySymbol = sums.BySymbol.ToList(),
            ByStrategy = sums.ByStrategy.ToList(),
            ByDirection = sums.ByDirection.ToList(),
            ByHalfHour = sums.ByHalfHour.ToList(),
            OpenPositions = OpenPositions.Of(trades, prices, evidence),
            Trades = TradeStatisticsCalculator.Compute(trades, request.BootstrapSeed),
            EquityCurve = curve,
            Exposure = curve is null ? null : ExposureSummary.Of(curve, startingEquity),
            MaxDrawdown = curve is null ? null : drawdowns.Count == 0 ? 0m : drawdowns[0].Depth,
            Drawdowns = drawdowns.Count <= Pnl.Drawdowns.Listed ? drawdowns : drawdowns.GetRange(0, Pnl.Drawdowns.Listed),
            PricePaths = PricePaths.Of(trades, market, evidence, request.Window),
            Identity = new PnlIdentityCalculator(sums, evidence, request.Account).Compute(positions, curve),
        };
        return (section, trades);
    }

    private EquityCurve? Curve(FinalPrices prices, ExecutionCosts costs, IReadOnlyList<StartingPosition> positions)
    {
        var calculator = new EquityCurveCalculator(evidence, market, prices, costs, request.Window);
        if (!calculator.Possible)
        {
            caveats.Add("equity_curve_unavailable", "A fill has no price or side, or lies outside the window (another clock); there is no equity curve and no drawdown.");
            return null;
        }

        foreach (StartingPosition position in positions)
        {
            calculator.AddStarting(request.Account!.Label, position);
        }

        caveats.Add("equity_curve_by_minute", "The equity curve has a point per minute; what happened within a minute is in no drawdown.");
        return calculator.Compute();
    }

    private (decimal? Notional, double? MeanBps) Shortfall()
    {
        decimal? notional = null;
        double sumBps = 0;
        int countBps = 0;
        for (int i = 0; i < evidence.TcaMetrics.Count; i++)
        {
            ref TcaFact tca = ref evidence.TcaMetrics[i];
            if (tca.ShortfallNotional is { } shortfall)
            {
                notional = (notional ?? 0m) + shortfall;
            }

            if (tca.RealizedShortfallBps is { } bps)
            {
                sumBps += (double)bps;
                countBps++;
            }
        }

        return (notional, countBps == 0 ? null : sumBps / countBps);
    }

    private void AddCaveats(PnlSums sums, IReadOnlyList<StartingPosition> positions)
    {
        caveats.Add("pnl_estimation_limits", "Gross and net P&L are computed from fills and the last available prices; they are no broker statement.");
        caveats.Add("costs_are_assumptions", "Costs are the fees of the manifest's reporting block applied to the fills; the execution itself charges nothing.");
        if (evidence.TcaMetrics.Count > 0)
        {
            caveats.Add("tca_proxy_limits", "tca_realized_pnl_proxy_notional is minus the shortfall against the arrival price; it leaves out every move of the market after arrival.");
        }

        if (request.Costs.FinraTafPerShare is > 0)
        {
            caveats.Add("finra_taf_uncapped", "The FINRA trading activity fee is charged per share without its cap per trade.");
        }

        if (sums.Trades.Count > 1)
        {
            caveats.Add("bootstrap_assumes_independence", "The interval of the mean trade draws trades as if they were independent; pieces of one order are not, so it is too narrow.");
        }

        if (positions.Count > 0)
        {
            caveats.Add("starting_positions", "Positions held before the run enter FIFO at the manifest's average price, so P&L contains what they had gained or lost before the window.");
        }

        if (sums.ClosedWithoutPrice + sums.OpenWithoutPrice > 0)
        {
            caveats.Add("lots_without_price", "Some trades or lots have no price; they are listed and counted, and are in no sum of P&L.");
        }

        if (evidence.ExecutionsWithFillEvents < FilledExecutions())
        {
            caveats.Add("fills_as_whole_executions", "Some executions have no fill events that add up to their filled quantity; FIFO takes each of them as one fill at its average price and last update time.");
        }

        if (sums.Open > 0 && !market.StoreGiven)
        {
            caveats.Add("final_price_from_executions", "Without a signal store, open lots are valued at the run's own last TCA or fill price.");
        }
    }

    private int FilledExecutions()
    {
        int filled = 0;
        for (int i = 0; i < evidence.Executions.Count; i++)
        {
            filled += evidence.Executions[i].Filled ? 1 : 0;
        }

        return filled;
    }
}
