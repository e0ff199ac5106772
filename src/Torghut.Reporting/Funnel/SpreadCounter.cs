using Torghut.Reporting.Evidence;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Funnel;

/// <summary>Counts actions by half hour.</summary>
internal sealed class SpreadCounter(HalfHours halfHours)
{
    private readonly long[] _counts = new long[halfHours.Count];
    private long _outside;

    /// <summary>Adds actions of one moment.</summary>
    public void Add(long timeNs, int count)
    {
        int index = halfHours.IndexOf(timeNs);
        if (index < 0)
        {
            _outside += count;
        }
        else
        {
            _counts[index] += count;
        }
    }

    /// <summary>Describes the spread.</summary>
    public ActivitySpread Describe()
    {
        long actions = 0;
        int used = 0;
        int largest = 0;
        for (int i = 0; i < _counts.Length; i++)
        {
            actions += _counts[i];
            used += _counts[i] > 0 ? 1 : 0;
            largest = _counts[i] > _counts[largest] ? i : largest;
        }

        return new ActivitySpread
        {
            Actions = actions,
            OutsideWindow = _outside,
            HalfHours = _counts.Length,
            HalfHoursWithActions = used,
            ShareOfHalfHours = Rate.Of(used, _counts.Length),
            LargestShare = actions == 0 ? null : Rate.Of(_counts[largest], actions),
            LargestHalfHour = actions == 0 ? null : halfHours.Key(largest),
        };
    }
}
