namespace Torghut.Trading.Review.Policy;

/// <summary>The policy over responses. Equal to a limit passes.</summary>
public sealed record ReviewPolicyOptions
{
    /// <summary>Whether the reviewer may change orders.</summary>
    public bool AdjustmentAllowed { get; init; } = true;

    /// <summary>Smallest quantity of an adjustment, as a multiple of the decision's.</summary>
    public decimal MinQtyMultiplier { get; init; } = 0.5m;

    /// <summary>Largest quantity of an adjustment, as a multiple of the decision's.</summary>
    public decimal MaxQtyMultiplier { get; init; } = 1.25m;

    /// <summary>Order types that an adjustment may ask for.</summary>
    public IReadOnlyList<string> AllowedOrderTypes { get; init; } = ["market", "limit"];

    /// <summary>Checks that a response may require.</summary>
    public IReadOnlyList<string> AllowedRequiredChecks { get; init; } =
        ["execution_policy", "risk_engine", "order_firewall", "portfolio_sizing", "market_context"];

    /// <summary>Least confidence.</summary>
    public decimal MinConfidence { get; init; } = 0.5m;

    /// <summary>Least calibrated probability of the verdict.</summary>
    public decimal MinCalibratedProbability { get; init; } = 0.45m;

    /// <summary>Least distance from the verdict's probability to the largest of the others.</summary>
    public decimal MinCalibratedProbabilityMargin { get; init; } = 0.05m;

    /// <summary>Greatest uncertainty score.</summary>
    public decimal MaxUncertaintyScore { get; init; } = 0.6m;

    /// <summary>Greatest uncertainty band.</summary>
    public Band MaxUncertaintyBand { get; init; } = Band.Medium;

    /// <summary>Least calibration quality, 1 − |largest probability − confidence|.</summary>
    public decimal MinCalibrationQuality { get; init; } = 0.5m;

    /// <summary>When the reviewer abstains.</summary>
    public FailMode AbstainFailMode { get; init; } = FailMode.PassThrough;

    /// <summary>When the reviewer escalates.</summary>
    public FailMode EscalateFailMode { get; init; } = FailMode.Veto;

    /// <summary>When there is no usable response, the circuit is open or the budget is spent.</summary>
    public FailMode ErrorFailMode { get; init; } = FailMode.Veto;

    /// <summary>When a guardrail applies.</summary>
    public FailMode UncertaintyFailMode { get; init; } = FailMode.Veto;

    /// <summary>When the confidence is too low.</summary>
    public FailMode ConfidenceFailMode { get; init; } = FailMode.Veto;
}
