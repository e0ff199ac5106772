using Torghut.Trading.Decisions;
using Torghut.Trading.Risk;

namespace Torghut.Trading.Review.Requests;

/// <summary>What the review stage may ask the trader.</summary>
internal interface IReviewDesk
{
    /// <summary>What the trader knows now.</summary>
    ReviewScene Describe(Decision decision);

    /// <summary>What risk has against the decision with another quantity.</summary>
    RiskReasons Check(Decision decision, decimal quantity);

    /// <summary>The price of a limit order that takes what the opposite side offers, units of 1e-8; null without both sides.</summary>
    long? MarketableLimitE8(Decision decision);
}
