using Torghut.Market.Integrity;
using Torghut.Market.Topics;
using Torghut.Reporting.Coverage;
using Torghut.Reporting.Tests.Fixtures;

namespace Torghut.Reporting.Tests.Coverage;

public sealed class IntegrityTests
{
    [Fact]
    public void Dumped_and_replayed_records_are_counted_by_topic_and_symbol()
    {
        InputStatistics input = Inputs.Full();
        input = input with
        {
            Roles = [input.Roles[0] with { Records = 4_000, OutsideWindowByRecordTime = 99 }, input.Roles[1]],
            Symbols = [new SymbolRecords { Role = TopicRole.Trades, Symbol = "AAPL", Records = 3_950, Replayed = 3_901, Events = 3_900, Late = 2 }],
        };

        InputIntegrity integrity = Reports.Build(new InMemoryLedger(), null, Day.Request() with { Input = input }).Report.Coverage.Integrity!;

        Assert.Equal((4_000, 3_901, 99 / 4_000d), (integrity.Roles[0].Records, integrity.Roles[0].Replayed, integrity.Roles[0].OutOfWindowRateByRecordTime));
        SymbolIntegrity symbol = Assert.Single(integrity.Symbols);
        Assert.Equal(("trades", "AAPL", 3_950, 3_901, 3_900, 2), (symbol.Role, symbol.Symbol, symbol.Records, symbol.Replayed, symbol.Events, symbol.Late));
    }
}
