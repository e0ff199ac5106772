using System.Globalization;
using Torghut.Trading.Risk;

namespace Torghut.Simulation.Manifest;

/// <summary>
/// Settings of the user's trader that a run may change. Those that our pipeline has too count in an embedded run.
/// </summary>
public sealed record TorghutEnvOverrides
{
    /// <summary>Whether the feature-quality gate refuses anything.</summary>
    public const string FeatureQualityEnabled = "TRADING_FEATURE_QUALITY_ENABLED";

    /// <summary>Greatest share of null required features.</summary>
    public const string FeatureMaxRequiredNullRate = "TRADING_FEATURE_MAX_REQUIRED_NULL_RATE";

    /// <summary>Greatest age of a signal, milliseconds.</summary>
    public const string FeatureMaxStalenessMs = "TRADING_FEATURE_MAX_STALENESS_MS";

    /// <summary>Greatest share of repeated signals.</summary>
    public const string FeatureMaxDuplicateRatio = "TRADING_FEATURE_MAX_DUPLICATE_RATIO";

    /// <summary>How far back the trader reads signals, minutes.</summary>
    public const string SignalLookbackMinutes = "TRADING_SIGNAL_LOOKBACK_MINUTES";

    /// <summary>Label of the account in every row.</summary>
    public const string AccountLabel = "TRADING_ACCOUNT_LABEL";

    /// <summary>Sources of signals that the trader accepts.</summary>
    public const string SignalAllowedSources = "TRADING_SIGNAL_ALLOWED_SOURCES";

    /// <summary>Length of the window in which the trader fetches signals, seconds.</summary>
    public const string SimulationFetchWindowSeconds = "TRADING_SIMULATION_FETCH_WINDOW_SECONDS";

    /// <summary>Texts by variable, as the manifest has them; only what it has.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The text of a variable; null where the manifest has none.</summary>
    public string? this[string variable] => Values.TryGetValue(variable, out var value) ? value : null;

    /// <summary>The overrides with one more, or without one where the value is null.</summary>
    public TorghutEnvOverrides With(string variable, string? value)
    {
        var values = new Dictionary<string, string>(Values, StringComparer.Ordinal);
        values.Remove(variable);
        if (value is not null)
        {
            values.Add(variable, value);
        }

        return new TorghutEnvOverrides { Values = values };
    }

    /// <summary>The gate of our pipeline: its defaults, with what is overridden.</summary>
    public FeatureGateOptions ToFeatureGateOptions()
    {
        var gate = new FeatureGateOptions();
        return gate with
        {
            Enabled = this[FeatureQualityEnabled] is { } enabled ? bool.Parse(enabled) : gate.Enabled,
            MaxRequiredNullRate = Ratio(FeatureMaxRequiredNullRate) ?? gate.MaxRequiredNullRate,
            MaxDuplicateRatio = Ratio(FeatureMaxDuplicateRatio) ?? gate.MaxDuplicateRatio,
            MaxStalenessMs = this[FeatureMaxStalenessMs] is { } staleness
                ? long.Parse(staleness, CultureInfo.InvariantCulture)
                : gate.MaxStalenessMs,
        };
    }

    private double? Ratio(string variable) =>
        this[variable] is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;
}
