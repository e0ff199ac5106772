using Torghut.Market.Time;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.ExecutionQuality;

/// <summary>One latency of every execution.</summary>
internal sealed class LatencyColumn(int count, long longestNs)
{
    private readonly long?[] _ns = new long?[count];

    /// <summary>Values withheld.</summary>
    public int Withheld { get; private set; }

    /// <summary>Milliseconds of an execution; null where it is unknown or withheld.</summary>
    public double? Ms(int execution) => _ns[execution] is { } ns ? ns / (double)EventTime.NsPerMs : null;

    /// <summary>Sets a value.</summary>
    public void Set(int execution, long? fromNs, long? toNs) => _ns[execution] = toNs - fromNs;

    /// <summary>Withholds the values that no latency can have; all, if half or more are such.</summary>
    public void Withhold()
    {
        int known = 0;
        int implausible = 0;
        foreach (long? value in _ns)
        {
            known += value is null ? 0 : 1;
            implausible += IsImplausible(value) ? 1 : 0;
        }

        if (implausible == 0)
        {
            return;
        }

        bool all = implausible * 2L >= known;
        for (int i = 0; i < _ns.Length; i++)
        {
            if (_ns[i] is not null && (all || IsImplausible(_ns[i])))
            {
                _ns[i] = null;
                Withheld++;
            }
        }
    }

    /// <summary>Describes the column.</summary>
    public LatencyLeg Describe()
    {
        var values = new List<double>(_ns.Length);
        for (int i = 0; i < _ns.Length; i++)
        {
            if (Ms(i) is { } ms)
            {
                values.Add(ms);
            }
        }

        Distribution distribution = Distribution.Of(values);
        return new LatencyLeg
        {
            Ms = distribution,
            Withheld = Withheld,
            Histogram = Histogram.OfSorted(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values), HistogramEdges.LatencyMs),
        };
    }

    private bool IsImplausible(long? ns) => ns is { } value && (value < 0 || value > longestNs);
}
