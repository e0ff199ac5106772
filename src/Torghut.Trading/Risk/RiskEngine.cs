using Torghut.Trading.Orders;

namespace Torghut.Trading.Risk;

/// <summary>
/// The risk checks. All that apply are listed, in the order of <see cref="RiskReason"/>; equal to a limit passes. Limits
/// on taking risk (sizes, exposures, buying power, cooldown, number of positions) do not stand in the way of an order
/// that only reduces a position.
/// </summary>
internal static class RiskEngine
{
    private const decimal BpsPerUnit = 10_000m;

    /// <summary>Checks one intended order.</summary>
    public static RiskReasons Check(RiskLimits limits, in OrderCheck order)
    {
        RiskOptions account = limits.Account;
        RiskReasons reasons = default;
        reasons = reasons
            .With(RiskReason.TradingDisabled, !account.TradingEnabled)
            .With(RiskReason.StrategyDisabled, !limits.IsStrategyEnabled)
            .With(RiskReason.SymbolNotAllowed, !order.IsSymbolAllowed)
            .With(RiskReason.KillSwitchEnabled, account.KillSwitch)
            .With(RiskReason.EmergencyStop, account.EmergencyStop)
            .With(RiskReason.OutsideSession, !order.IsInSession);
        reasons = CheckMarket(reasons, limits, order);
        reasons = CheckInventory(reasons, limits, order);
        reasons = CheckQuantity(reasons, limits, order);
        return order.Reduces ? reasons : CheckExposure(reasons, limits, order);
    }

    private static RiskReasons CheckMarket(RiskReasons reasons, RiskLimits limits, in OrderCheck order)
    {
        bool isMissing = order.Mid is null || order.Equity is null;
        bool isStale = order.Mid is not null && order.QuoteAgeNs > limits.QuoteStaleAfterNs;
        decimal? spreadBps = order.Spread / order.Mid * BpsPerUnit;
        return reasons
            .With(RiskReason.MissingPrice, isMissing)
            .With(RiskReason.StalePrice, isStale)
            .With(RiskReason.SpreadTooWide, spreadBps > limits.Account.MaxSpreadBps);
    }

    private static RiskReasons CheckInventory(RiskReasons reasons, RiskLimits limits, in OrderCheck order)
    {
        if (order.Side != OrderSide.Sell)
        {
            return reasons;
        }

        bool isLong = order.Position > 0;
        bool isBeyondInventory = order.SellInventory <= 0 || order.Quantity > order.SellInventory;
        return reasons
            .With(RiskReason.ShortsNotAllowed, !isLong && !limits.AllowShort)
            .With(RiskReason.SellInventoryUnavailable, isLong && isBeyondInventory);
    }

    private static RiskReasons CheckQuantity(RiskReasons reasons, RiskLimits limits, in OrderCheck order)
    {
        if (order.Quantity is not decimal quantity)
        {
            return reasons;
        }

        bool isBeyondLongPosition = order.Side == OrderSide.Sell && quantity > order.Position;
        decimal step = OrderSizer.Step(limits.Account, isBeyondLongPosition);
        bool isInventoryGone = reasons.Contains(RiskReason.SellInventoryUnavailable);
        return reasons
            .With(RiskReason.QtyBelowMin, quantity < step && !isInventoryGone)
            .With(RiskReason.QtyInvalidIncrement, quantity % step != 0);
    }

    private static RiskReasons CheckExposure(RiskReasons reasons, RiskLimits limits, in OrderCheck order)
    {
        RiskOptions account = limits.Account;
        bool isCooling = order.SinceLastEntryNs < limits.CooldownNs;
        reasons = reasons
            .With(RiskReason.CooldownActive, isCooling)
            .With(RiskReason.MaxConcurrentPositions, order.SymbolsAfter > account.MaxConcurrentPositions);
        if (order.Mid is not decimal mid || order.Quantity is not decimal quantity || order.Equity is not decimal equity)
        {
            return reasons;
        }

        decimal notional = quantity * mid;
        return reasons
            .With(RiskReason.MaxNotionalExceeded, notional > limits.MaxNotional)
            .With(RiskReason.MaxPositionPctExceeded, order.StrategyQuantityAfter * mid > equity * limits.MaxPositionPct)
            .With(RiskReason.MaxSymbolExposureExceeded, order.SymbolQuantityAfter * mid > equity * account.MaxSymbolExposurePct)
            .With(RiskReason.MaxGrossExposureExceeded, order.GrossAfter > equity * account.MaxGrossExposurePct)
            .With(RiskReason.MaxNetExposureExceeded, order.NetAfter > equity * account.MaxNetExposurePct)
            .With(RiskReason.InsufficientBuyingPower, notional > order.BuyingPower);
    }
}
