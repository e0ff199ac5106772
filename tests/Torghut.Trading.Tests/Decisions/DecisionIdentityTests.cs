using NodaTime;
using Torghut.Trading.Decisions;

namespace Torghut.Trading.Tests.Decisions;

public sealed class DecisionIdentityTests
{
    private static readonly DecisionIdentity Example = new()
    {
        AccountLabel = null,
        Action = "buy",
        EventTs = Instant.FromUtc(2026, 2, 10, 0, 0),
        OrderType = "market",
        Qty = "1.0",
        StrategyId = "strategy-1",
        Symbol = "AAPL",
        TimeInForce = "day",
        Timeframe = "1Min",
    };

    [Fact]
    public void The_example_of_the_contract_has_the_digest_of_the_contract() =>
        Assert.Equal("44668937f3617b0d19f7b9a03f75dec969bf6dd22ca5374c5708bf02e11d895c", Example.Hash());

    // Digests by another program: SHA-256 of the JSON texts in the comments.
    [Fact]
    public void A_fraction_of_a_second_has_six_digits() =>
        // …"event_ts":"2026-02-10T00:00:00.250000+00:00"…
        Assert.Equal(
            "ca2efcd0befd5f3040f263fd6894fb446be131237f89678c48822f5e2f33b757",
            (Example with { EventTs = Example.EventTs + Duration.FromMilliseconds(250) }).Hash());

    [Fact]
    public void The_account_label_of_the_manifest_is_part_of_it() =>
        // {"account_label":"desk+1",…,"qty":"1",…}
        Assert.Equal("6e17e2c6e30bcbb11c04e648b6a0324967ab28d4b7d68e0e3c920d304905efd7", (Example with { AccountLabel = "desk+1", Qty = "1" }).Hash());
}
