using CsCheck;
using Torghut.Market.Time;
using Torghut.Reporting.Evidence;

namespace Torghut.Reporting.Tests.Evidence;

public sealed class TimeTextTests
{
    [Fact]
    public void A_time_is_written_as_everywhere_else() => Gen.Long[0, 9_000_000_000_000_000_000]
        .Sample(ns =>
        {
            foreach (long time in (long[])[ns, ns / 1_000_000_000 * 1_000_000_000, ns / 1_000_000 * 1_000_000])
            {
                Assert.Equal(EventTime.Format(EventTime.ToInstant(time)), TimeText.Of(time));
            }
        });
}
