using Torghut.Reporting.Evidence;
using Torghut.Reporting.Statistics;

namespace Torghut.Reporting.Llm;

/// <summary>Compares the model's statements of certainty.</summary>
internal sealed class CalibrationTally
{
    private double _gapSum;
    private int _gaps;
    private double _alignmentSum;
    private int _alignments;
    private double _qualitySum;
    private int _qualities;
    private int _uncertain;
    private int _highlyUncertain;

    /// <summary>Adds a review.</summary>
    public void Add(in ReviewFact review, string uncertaintyBand)
    {
        double? confidence = (double?)review.Confidence;
        double? gap = review.TopProbability is { } top && confidence is { } stated ? Math.Abs(top - stated) : null;
        if (gap is { } difference)
        {
            _gapSum += difference;
            _gaps++;
        }

        if (review.UncertaintyScore is { } score && confidence is { } sure)
        {
            _alignmentSum += Math.Abs(score - (1 - sure));
            _alignments++;
        }

        double? quality = review.CalibrationQuality ?? (1 - gap);
        if (quality is { } score01)
        {
            _qualitySum += score01;
            _qualities++;
        }

        if (uncertaintyBand.Length > 0 || review.UncertaintyScore is not null)
        {
            _uncertain++;
            _highlyUncertain += uncertaintyBand == "high" ? 1 : 0;
        }
    }

    /// <summary>Describes them.</summary>
    public CalibrationQuality Describe() => new()
    {
        MeanConfidenceGap = _gaps == 0 ? null : _gapSum / _gaps,
        MeanUncertaintyAlignmentError = _alignments == 0 ? null : _alignmentSum / _alignments,
        MeanCalibrationQualityScore = _qualities == 0 ? null : _qualitySum / _qualities,
        HighUncertaintyRate = Rate.Of(_highlyUncertain, _uncertain),
        Samples = _gaps,
    };
}
