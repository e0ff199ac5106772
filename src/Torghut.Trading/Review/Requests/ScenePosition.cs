namespace Torghut.Trading.Review.Requests;

/// <summary>What the account holds of one symbol.</summary>
/// <param name="Symbol">Symbol.</param>
/// <param name="Quantity">Shares; negative for a short position.</param>
/// <param name="AveragePrice">Average entry price over the strategies.</param>
/// <param name="Mid">Mid of the last quote; null without one.</param>
internal sealed record ScenePosition(string Symbol, decimal Quantity, decimal AveragePrice, decimal? Mid);
