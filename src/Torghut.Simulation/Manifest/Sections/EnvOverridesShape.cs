using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>torghut_env_overrides</c>.</summary>
internal static class EnvOverridesShape
{
    /// <summary>The description.</summary>
    public static SectionShape<TorghutEnvOverrides> Shape { get; } = AddAll(
        new SectionShape<TorghutEnvOverrides>(() => new TorghutEnvOverrides())
        {
            UnknownKeyCode = key => "disallowed_torghut_env_override:" + key,
        });

    private static SectionShape<TorghutEnvOverrides> AddAll(SectionShape<TorghutEnvOverrides> shape)
    {
        void Add(string variable, OverrideShape value, string description, string defaultWords) =>
            shape.Add(new OptionalKey<TorghutEnvOverrides, string>(
                variable, description, value, overrides => overrides[variable], (overrides, text) => overrides.With(variable, text))
            { DefaultWords = defaultWords });

        const string Unchanged = "as it is in the trader";
        Add(
            TorghutEnvOverrides.FeatureQualityEnabled,
            OverrideShape.Flag,
            "Whether the feature-quality gate refuses signals.",
            Unchanged + "; on in an embedded run");
        Add(
            TorghutEnvOverrides.FeatureMaxRequiredNullRate,
            OverrideShape.Share,
            "Greatest share of null required features in a batch of signals.",
            Unchanged + "; 0.01 in an embedded run");
        Add(
            TorghutEnvOverrides.FeatureMaxStalenessMs,
            OverrideShape.Count,
            "Greatest age of a signal, milliseconds.",
            "the window's age and 300000 more, at least 120000; 120000 of event time in an embedded run");
        Add(
            TorghutEnvOverrides.FeatureMaxDuplicateRatio,
            OverrideShape.Share,
            "Greatest share of repeated signals in a batch.",
            Unchanged + "; 0.02 in an embedded run");
        Add(
            TorghutEnvOverrides.SignalLookbackMinutes,
            OverrideShape.Count,
            "How far back the trader reads signals, minutes.",
            Unchanged);
        Add(
            TorghutEnvOverrides.AccountLabel,
            OverrideShape.Text,
            "Label of the account in every row, where runtime.account_label is not given.",
            Unchanged + "; paper in an embedded run");
        Add(
            TorghutEnvOverrides.SignalAllowedSources,
            OverrideShape.Text,
            "Sources of signals that the trader accepts, joined by commas.",
            Unchanged);
        Add(
            TorghutEnvOverrides.SimulationFetchWindowSeconds,
            OverrideShape.Count,
            "Length of the window in which the trader fetches signals, seconds.",
            Unchanged);
        return shape;
    }
}
