namespace Torghut.Reporting.Evidence;

/// <summary>A language-model review in scope. Words are numbers of the evidence's pool.</summary>
internal struct ReviewFact
{
    public Guid Id;
    public int Decision;
    public int Model;
    public int PromptVersion;

    /// <summary>The model's own verdict: of the response where it is there, else the column; lower case.</summary>
    public int Verdict;

    public int PolicyVerdict;

    /// <summary><c>response_json.policy_override</c>.</summary>
    public int PolicyOverride;

    /// <summary><c>response_json.fallback</c>.</summary>
    public int Fallback;

    /// <summary>Index into the evidence's reason sets.</summary>
    public int Guardrails;

    /// <summary>Index into the evidence's reason sets.</summary>
    public int RiskFlags;

    public bool? Replayed;

    /// <summary>Whether the review was only kept and changed nothing.</summary>
    public bool Shadow;
    public decimal? Confidence;

    /// <summary>Largest of the calibrated probabilities.</summary>
    public double? TopProbability;

    /// <summary><c>uncertainty.score</c>.</summary>
    public double? UncertaintyScore;

    /// <summary><c>uncertainty.band</c>.</summary>
    public int UncertaintyBand;

    /// <summary><c>calibration_quality</c> or its score.</summary>
    public double? CalibrationQuality;

    public decimal? AdjustedQty;
    public long? TokensPrompt;
    public long? TokensCompletion;
    public long CreatedNs;
}
