using NodaTime;
using Torghut.Simulation.Errors;
using Torghut.Trading.Ledger;
using static Torghut.Compliance.LedgerRows;

namespace Torghut.Compliance;

/// <summary>What every ledger has to do, whatever database keeps it. A platform derives from it and says how to open its own.</summary>
public abstract class LedgerCompliance
{
    /// <summary>Begins the ledger of the test; each test has one of its own.</summary>
    protected abstract ILedgerWriter CreateWriter();

    /// <summary>Opens the completed ledger of the test.</summary>
    protected abstract ILedgerReader OpenReader();

    /// <summary>A JSON document as the database gives it back, in one form for equal documents.</summary>
    protected virtual string JsonForm(string document) => document;

    [Fact]
    public void Rows_come_back_as_they_were_written()
    {
        Write(Full);
        Assert.Equal(Full.Select(Form), ReadAll().Select(Form));
    }

    [Fact]
    public void Values_that_a_row_may_lack_come_back_as_null()
    {
        Write(Minimal);
        Assert.Equal(Minimal.Select(Form), ReadAll().Select(Form));
    }

    [Fact]
    public void An_empty_ledger_has_all_tables_and_no_rows()
    {
        Write([]);
        using ILedgerReader reader = OpenReader();
        Assert.Empty(reader.MissingTables);
        Assert.Empty(All(reader));
    }

    [Fact]
    public void Writing_a_row_again_replaces_it()
    {
        using (ILedgerWriter writer = CreateWriter())
        {
            writer.Write([Strategy(), Decision() with { Status = "planned", ExecutedAt = null }]);
            writer.Write([Decision() with { Status = "submitted", ExecutedAt = null }, Decision() with { Status = "filled" }]);
            writer.Complete();
        }

        using ILedgerReader reader = OpenReader();
        Assert.Equal([Form(Decision() with { Status = "filled" })], reader.ReadDecisions().Select(Form));
    }

    [Fact]
    public void Rows_of_one_batch_may_refer_to_later_ones()
    {
        Write([.. Full.Reverse()]);
        Assert.Equal(Full.Select(Form), ReadAll().Select(Form));
    }

    [Fact]
    public void Rows_come_by_time_and_then_by_id()
    {
        Write(
        [
            Strategy(id: 2, name: "b"), Strategy(id: 1, name: "c"), Strategy(id: 3, name: "a"),
            Decision(id: 12, time: "13:31:00"), Decision(id: 11, time: "13:31:00"), Decision(id: 13, time: "13:30:59.999999"),
            Execution(id: 21, decision: 11, time: "15:00:00"), Execution(id: 22, decision: 12, time: "14:00:00"),
            OrderEvent(id: 31, execution: 21, time: null) with { TradeDecisionId = null },
            OrderEvent(id: 33, execution: 21, time: "14:30:00") with { TradeDecisionId = null },
            OrderEvent(id: 32, execution: 21, time: "14:30:00") with { TradeDecisionId = null },
            RuntimeEvent(id: 82, time: "14:00:00"), RuntimeEvent(id: 81, time: "15:00:00"),
            Cursor(id: 71, source: "z"), Cursor(id: 72, source: "y"),
        ]);

        using ILedgerReader reader = OpenReader();
        Assert.Equal(["a", "b", "c"], reader.ReadStrategies().Select(r => r.Name));
        Assert.Equal([Id(13), Id(11), Id(12)], reader.ReadDecisions().Select(r => r.Id));
        Assert.Equal([Id(22), Id(21)], reader.ReadExecutions().Select(r => r.Id));
        Assert.Equal([Id(32), Id(33), Id(31)], reader.ReadOrderEvents().Select(r => r.Id));
        Assert.Equal([Id(82), Id(81)], reader.ReadRuntimeEvents().Select(r => r.Id));
        Assert.Equal(["y", "z"], reader.ReadCursors().Select(r => r.Source));
    }

    [Fact]
    public void Numbers_keep_eight_decimals_rounded_half_to_even()
    {
        Write([Snapshot() with { Equity = 0.123456785m, Cash = 0.000000015m, BuyingPower = -0.000000001m }]);
        using ILedgerReader reader = OpenReader();
        PositionSnapshotRow row = Assert.Single(reader.ReadPositionSnapshots());
        Assert.Equal((0.12345678m, 0.00000002m, 0m), (row.Equity, row.Cash, row.BuyingPower));
    }

    [Fact]
    public void Instants_keep_microseconds_and_cut_off_the_rest()
    {
        Instant exact = At("13:30:00.123456");
        Write([RuntimeEvent() with { OccurredAt = exact.PlusNanoseconds(999) }]);
        using ILedgerReader reader = OpenReader();
        Assert.Equal(exact, Assert.Single(reader.ReadRuntimeEvents()).OccurredAt);
    }

    [Fact]
    public void Two_tables_can_be_read_at_the_same_time()
    {
        Write(Full);
        using ILedgerReader reader = OpenReader();
        Assert.Equal(
            [(Id(10), Id(20))],
            reader.ReadDecisions().SelectMany(d => reader.ReadExecutions().Select(e => (d.Id, e.Id))));
    }

    [Fact]
    public void A_second_row_with_the_same_natural_key_is_refused()
    {
        using ILedgerWriter writer = CreateWriter();
        writer.Write([Strategy(), Decision(id: 10)]);
        SimulationException refusal = Assert.Throws<SimulationException>(() =>
        {
            writer.Write([Decision(id: 11) with { DecisionHash = Decision(id: 10).DecisionHash }]);
            writer.Complete();
        });
        Assert.Equal((ExitCode.Failed, "ledger_write_failed"), (refusal.ExitCode, refusal.Code));
        Assert.Contains("trade_decisions", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reference_that_leads_nowhere_is_refused_at_the_end()
    {
        using ILedgerWriter writer = CreateWriter();
        writer.Write([Decision()]);
        Assert.Equal("ledger_write_failed", Assert.Throws<SimulationException>(writer.Complete).Code);
    }

    private ILedgerRow Form(ILedgerRow row) => WithJson(row, JsonForm);

    private void Write(IReadOnlyList<ILedgerRow> rows)
    {
        using ILedgerWriter writer = CreateWriter();
        writer.Write(rows);
        writer.Complete();
    }

    private List<ILedgerRow> ReadAll()
    {
        using ILedgerReader reader = OpenReader();
        return [.. All(reader)];
    }
}
