using CsCheck;
using NodaTime;
using Torghut.Simulation.Monitoring;

namespace Torghut.Simulation.Tests.Monitoring;

/// <summary>Looks at runs.</summary>
internal static class Snapshots
{
    /// <summary>Everything handled up to the window's end, with some of every kind of row.</summary>
    public static RunSnapshot Done(Instant windowEnd) => new()
    {
        Records = 1000,
        Signals = 100,
        Decisions = 10,
        Executions = 8,
        TcaMetrics = 8,
        OrderEvents = 24,
        LastSignal = windowEnd,
        Cursor = windowEnd,
    };

    /// <summary>Any look: counts of 0 to 3, instants within five seconds around the window's end, in tenths of a second.</summary>
    public static Gen<RunSnapshot> Any(Instant windowEnd)
    {
        Gen<long> count = Gen.Long[0, 3];
        Gen<Instant?> instant = Gen.Int[-51, 50].Select(
            tenths => tenths == -51 ? (Instant?)null : windowEnd + Duration.FromMilliseconds(100 * tenths));
        return Gen.Select(count, count, count, count, instant, instant).Select((records, signals, decisions, executions, lastSignal, cursor) =>
            new RunSnapshot
            {
                Records = records,
                Signals = signals,
                Decisions = decisions,
                Executions = executions,
                TcaMetrics = executions,
                OrderEvents = executions,
                LastSignal = lastSignal,
                Cursor = cursor,
            });
    }
}
