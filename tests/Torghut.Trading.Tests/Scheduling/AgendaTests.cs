using CsCheck;
using Torghut.Trading.Scheduling;

namespace Torghut.Trading.Tests.Scheduling;

public sealed class AgendaTests
{
    private readonly Agenda<string> _agenda = new();

    [Fact]
    public void An_empty_agenda_is_never_due()
    {
        Assert.Equal(long.MaxValue, _agenda.NextDueNs);
        Assert.Throws<InvalidOperationException>(() => _agenda.Take(out _));
    }

    [Fact]
    public void Things_happen_by_time_then_rank_then_the_order_of_planning()
    {
        _agenda.Add(2, AgendaRank.OrderUpdate, "later");
        _agenda.Add(1, AgendaRank.Snapshot, "snapshot");
        _agenda.Add(1, AgendaRank.Decision, "decision");
        _agenda.Add(1, AgendaRank.OrderUpdate, "update 1");
        _agenda.Add(1, AgendaRank.OrderUpdate, "update 2");
        _agenda.Add(1, AgendaRank.OrderArrival, "arrival");

        Assert.Equal(1, _agenda.NextDueNs);
        Assert.Equal(["update 1", "update 2", "arrival", "decision", "snapshot", "later"], TakeAll());
        Assert.Equal(long.MaxValue, _agenda.NextDueNs);
    }

    [Fact]
    public void Decisions_of_one_instant_go_by_symbol_window_sequence_and_strategy()
    {
        Decision(1, 0, 1, 0, "symbol 1");
        Decision(0, 1, 1, 0, "second, seq 1");
        Decision(0, 1, 2, 0, "second, seq 2, first strategy");
        Decision(0, 1, 2, 1, "second, seq 2, second strategy");
        Decision(0, 0, 9, 0, "minute");
        Decision(0, -1, 9, 3, "overlay");

        Assert.Equal(
            ["overlay", "minute", "second, seq 1", "second, seq 2, first strategy", "second, seq 2, second strategy", "symbol 1"],
            TakeAll());
    }

    [Fact]
    public void What_is_planned_while_things_happen_takes_its_place() => Gen.Int[0, 20].Array[1, 60].Sample(times =>
    {
        Agenda<long> agenda = new();
        long last = 0;
        foreach (int time in times)
        {
            agenda.Add(Math.Max(last, time), AgendaRank.Decision, Math.Max(last, time));
            if (time % 3 == 0)
            {
                long item = agenda.Take(out long due);
                Assert.Equal(item, due);
                Assert.True(due >= last);
                last = due;
            }
        }
    });

    private void Decision(int symbol, sbyte window, long seq, int strategy, string name) =>
        _agenda.Add(new AgendaKey(1, AgendaRank.Decision, symbol, window, seq, strategy, 0), name);

    private List<string> TakeAll()
    {
        List<string> taken = [];
        while (_agenda.NextDueNs != long.MaxValue)
        {
            taken.Add(_agenda.Take(out _));
        }

        return taken;
    }
}
