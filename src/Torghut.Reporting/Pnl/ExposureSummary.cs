using Torghut.Reporting.Annotations;

namespace Torghut.Reporting.Pnl;

/// <summary>Exposure over the points of the curve.</summary>
public sealed record ExposureSummary
{
    /// <summary>Largest gross exposure.</summary>
    [Unit(Units.Currency)]
    public required decimal MaxGross { get; init; }

    /// <summary>Mean gross exposure.</summary>
    [Unit(Units.Currency)]
    public required decimal MeanGross { get; init; }

    /// <summary>Largest |net exposure|.</summary>
    [Unit(Units.Currency)]
    public required decimal MaxAbsNet { get; init; }

    /// <summary>Most positions at once.</summary>
    [Unit(Units.Count)]
    public required int MaxPositions { get; init; }

    /// <summary>Share of the points with a position.</summary>
    [Unit(Units.Ratio)]
    public required double? TimeInMarket { get; init; }

    /// <summary>Largest gross exposure ÷ starting equity; null where that is unknown.</summary>
    [Unit(Units.Ratio)]
    public required double? MaxGrossOverEquity { get; init; }

    /// <summary>Makes the summary of a curve.</summary>
    internal static ExposureSummary Of(EquityCurve curve, decimal? startingEquity)
    {
        decimal maxGross = 0;
        decimal sumGross = 0;
        decimal maxNet = 0;
        int maxPositions = 0;
        int inMarket = 0;
        for (int i = 0; i < curve.GrossExposure.Count; i++)
        {
            maxGross = Math.Max(maxGross, curve.GrossExposure[i]);
            sumGross += curve.GrossExposure[i];
            maxNet = Math.Max(maxNet, Math.Abs(curve.NetExposure[i]));
            maxPositions = Math.Max(maxPositions, curve.OpenPositions[i]);
            inMarket += curve.OpenPositions[i] > 0 ? 1 : 0;
        }

        return new ExposureSummary
        {
            MaxGross = maxGross,
            MeanGross = Prices.Money.Round(sumGross / Math.Max(1, curve.GrossExposure.Count)),
            MaxAbsNet = maxNet,
            MaxPositions = maxPositions,
            TimeInMarket = Statistics.Rate.Of(inMarket, curve.GrossExposure.Count),
            MaxGrossOverEquity = startingEquity is > 0 ? Statistics.Rate.Of(maxGross, startingEquity.Value) : null,
        };
    }
}
