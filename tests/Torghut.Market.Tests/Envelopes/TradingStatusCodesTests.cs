using System.Text;
using Torghut.Market.Envelopes;

namespace Torghut.Market.Tests.Envelopes;

public sealed class TradingStatusCodesTests
{
    [Theory]
    [InlineData("2", "", TradingStatusEffect.Halt)]
    [InlineData("H", "", TradingStatusEffect.Halt)]
    [InlineData("P", "Volatility Trading Pause", TradingStatusEffect.Halt)]
    [InlineData("1", "", TradingStatusEffect.Halt)]
    [InlineData("4", "", TradingStatusEffect.Halt)]
    [InlineData("3", "", TradingStatusEffect.Resume)]
    [InlineData("T", "Trading Resumption", TradingStatusEffect.Resume)]
    [InlineData("Q", "Quotation Resumption", TradingStatusEffect.None)]
    [InlineData("5", "Price Indication", TradingStatusEffect.None)]
    [InlineData("9", "", TradingStatusEffect.None)]
    [InlineData("A", "", TradingStatusEffect.None)]
    [InlineData("E", "Short Sale Restriction", TradingStatusEffect.None)]
    [InlineData("F", "Limit Up-Limit Down", TradingStatusEffect.None)]
    public void CodesOfTheConsolidatedFeedsAreKnown(string code, string message, TradingStatusEffect expected) =>
        AssertEffect(expected, code, message);

    [Theory]
    [InlineData("", "Trading Halt", TradingStatusEffect.Halt)]
    [InlineData("HALTED", "", TradingStatusEffect.Halt)]
    [InlineData("", "trading paused: volatility", TradingStatusEffect.Halt)]
    [InlineData("SUSPENDED", "", TradingStatusEffect.Halt)]
    [InlineData("", "No Open / No Resume", TradingStatusEffect.Halt)]
    [InlineData("", "Suspension ended", TradingStatusEffect.Resume)]
    [InlineData("", "Resume", TradingStatusEffect.Resume)]
    [InlineData("RESUMED", "", TradingStatusEffect.Resume)]
    [InlineData("", "Trading halt lifted", TradingStatusEffect.Resume)]
    [InlineData("", "Quotations/Trading To Resume", TradingStatusEffect.Resume)]
    [InlineData("TRADING", "", TradingStatusEffect.Resume)]
    [InlineData("", "Quotation resumption", TradingStatusEffect.None)]
    [InlineData("X", "Trading Halt", TradingStatusEffect.Halt)]
    [InlineData("NEWS", "resumed", TradingStatusEffect.Resume)]
    public void PlainMessagesAreUnderstood(string code, string message, TradingStatusEffect expected) => AssertEffect(expected, code, message);

    [Theory]
    [InlineData("", "")]
    [InlineData("X", "")]
    [InlineData("", "hello")]
    public void WhatIsNotKnownIsSaid(string code, string message) =>
        Assert.False(TradingStatusCodes.TryGetEffect(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(message), out _));

    private static void AssertEffect(TradingStatusEffect expected, string code, string message)
    {
        Assert.True(TradingStatusCodes.TryGetEffect(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(message), out TradingStatusEffect effect));
        Assert.Equal(expected, effect);
    }
}
