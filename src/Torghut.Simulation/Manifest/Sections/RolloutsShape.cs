using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>rollouts</c>.</summary>
internal static class RolloutsShape
{
    private static readonly TextShape Name = new(TextRules.KubernetesName);

    /// <summary>The description.</summary>
    public static SectionShape<RolloutsSection> Shape { get; } = new SectionShape<RolloutsSection>(() => new RolloutsSection())
        .Value(
            "enabled",
            FlagShape.Instance,
            rollouts => rollouts.Enabled,
            (rollouts, value) => rollouts with { Enabled = value },
            "Whether the analyses are run.")
        .Add(new OptionalKey<RolloutsSection, string>(
            "namespace",
            "Namespace of the analysis templates.",
            Name,
            rollouts => rollouts.Namespace,
            (rollouts, value) => rollouts with { Namespace = value })
        { DefaultWords = "runtime.namespace" })
        .Value(
            "runtime_template",
            Name,
            rollouts => rollouts.RuntimeTemplate,
            (rollouts, value) => rollouts with { RuntimeTemplate = value },
            "Template that tells whether the runtime is ready.")
        .Value(
            "activity_template",
            Name,
            rollouts => rollouts.ActivityTemplate,
            (rollouts, value) => rollouts with { ActivityTemplate = value },
            "Template that tells whether there is activity.")
        .Value(
            "teardown_template",
            Name,
            rollouts => rollouts.TeardownTemplate,
            (rollouts, value) => rollouts with { TeardownTemplate = value },
            "Template that tells whether the teardown is clean.")
        .Value(
            "artifact_template",
            Name,
            rollouts => rollouts.ArtifactTemplate,
            (rollouts, value) => rollouts with { ArtifactTemplate = value },
            "Template that tells whether the artifacts are whole.")
        .Value(
            "verify_timeout_seconds",
            WholeShape.Positive,
            rollouts => rollouts.VerifyTimeoutSeconds,
            (rollouts, value) => rollouts with { VerifyTimeoutSeconds = (int)value },
            "Longest wait for an analysis, seconds.")
        .Value(
            "verify_poll_seconds",
            WholeShape.Positive,
            rollouts => rollouts.VerifyPollSeconds,
            (rollouts, value) => rollouts with { VerifyPollSeconds = (int)value },
            "Time between two looks, seconds.");
}
