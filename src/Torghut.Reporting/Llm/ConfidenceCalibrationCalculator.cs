using System.Runtime.InteropServices;
using Torghut.Reporting.Evidence;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Llm;

/// <summary>Compares confidence with outcome.</summary>
internal static class ConfidenceCalibrationCalculator
{
    private const int Bins = 10;

    /// <summary>Over all reviews.</summary>
    public static ConfidenceCalibration Compute(LedgerEvidence evidence, ReviewOutcomes outcomes)
    {
        List<double> confidences = [];
        var counts = new int[Bins];
        var sums = new double[Bins];
        var rights = new int[Bins];
        double squares = 0;
        int samples = 0;
        int right = 0;
        for (int i = 0; i < evidence.Reviews.Count; i++)
        {
            if ((double?)evidence.Reviews[i].Confidence is not { } confidence)
            {
                continue;
            }

            confidences.Add(confidence);
            if (outcomes.Right(i) is not { } wasRight)
            {
                continue;
            }

            double error = confidence - (wasRight ? 1 : 0);
            squares += error * error;
            samples++;
            right += wasRight ? 1 : 0;
            int bin = Math.Clamp((int)(confidence * Bins), 0, Bins - 1);
            counts[bin]++;
            sums[bin] += confidence;
            rights[bin] += wasRight ? 1 : 0;
        }

        confidences.Sort();
        IReadOnlyList<ReliabilityBin> reliability = Reliability(counts, sums, rights);
        return new ConfidenceCalibration
        {
            ConfidenceHistogram = Histogram.OfSorted(CollectionsMarshal.AsSpan(confidences), HistogramEdges.Tenths),
            Samples = samples,
            BrierScore = samples == 0 ? null : squares / samples,
            RightRate = Rate.Of(right, samples),
            ExpectedCalibrationError = samples == 0 ? null : CalibrationError(reliability, samples),
            Reliability = reliability,
        };
    }

    private static ReliabilityBin[] Reliability(int[] counts, double[] sums, int[] rights)
    {
        var bins = new ReliabilityBin[Bins];
        for (int i = 0; i < Bins; i++)
        {
            bins[i] = new ReliabilityBin
            {
                From = i / (double)Bins,
                To = (i + 1) / (double)Bins,
                Count = counts[i],
                MeanConfidence = counts[i] == 0 ? null : sums[i] / counts[i],
                RightRate = Rate.Of(rights[i], counts[i]),
            };
        }

        return bins;
    }

    private static double CalibrationError(IReadOnlyList<ReliabilityBin> bins, int samples)
    {
        double error = 0;
        foreach (ReliabilityBin bin in bins)
        {
            error += bin.Count == 0 ? 0 : bin.Count / (double)samples * Math.Abs(bin.MeanConfidence!.Value - bin.RightRate!.Value);
        }

        return error;
    }
}
