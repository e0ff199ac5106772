using Torghut.Reporting.Llm;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Reviewers;

/// <summary>Counts how often answers were right, by tenths of confidence.</summary>
internal sealed class ReliabilityTally
{
    private const int Bins = 10;

    private readonly int[] _counts = new int[Bins];
    private readonly int[] _rights = new int[Bins];
    private readonly double[] _sums = new double[Bins];
    private int _samples;

    /// <summary>Σ count/samples·|mean confidence − right rate|; null without samples.</summary>
    public double? ExpectedError
    {
        get
        {
            double error = 0;
            for (int i = 0; i < Bins; i++)
            {
                error += Math.Abs(_sums[i] - _rights[i]);
            }

            return _samples == 0 ? null : error / _samples;
        }
    }

    /// <summary>Adds an answer.</summary>
    public void Add(double confidence, bool isRight)
    {
        int bin = Math.Clamp((int)(confidence * Bins), 0, Bins - 1);
        _counts[bin]++;
        _rights[bin] += isRight ? 1 : 0;
        _sums[bin] += confidence;
        _samples++;
    }

    /// <summary>The tenths.</summary>
    public IReadOnlyList<ReliabilityBin> Describe()
    {
        var bins = new ReliabilityBin[Bins];
        for (int i = 0; i < Bins; i++)
        {
            bins[i] = new ReliabilityBin
            {
                From = i / (double)Bins,
                To = (i + 1) / (double)Bins,
                Count = _counts[i],
                MeanConfidence = _counts[i] == 0 ? null : _sums[i] / _counts[i],
                RightRate = Rate.Of(_rights[i], _counts[i]),
            };
        }

        return bins;
    }
}
