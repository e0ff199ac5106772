using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>argocd</c>.</summary>
internal static class ArgocdShape
{
    private static readonly ChoiceShape Restore = new("previous", "manual", "auto") { RefusalCode = UnsupportedMode };
    private static readonly TextShape Name = new(TextRules.KubernetesName);

    /// <summary>The description.</summary>
    public static SectionShape<ArgocdSection> Shape { get; } = new SectionShape<ArgocdSection>(() => new ArgocdSection())
        .Value(
            "manage_automation",
            FlagShape.Instance,
            argocd => argocd.ManageAutomation,
            (argocd, value) => argocd with { ManageAutomation = value },
            "Whether this program takes the automation away for the run and gives it back.")
        .Value(
            "applicationset_name",
            Name,
            argocd => argocd.ApplicationSetName,
            (argocd, value) => argocd with { ApplicationSetName = value },
            "ApplicationSet with the element.")
        .Value(
            "applicationset_namespace",
            Name,
            argocd => argocd.ApplicationSetNamespace,
            (argocd, value) => argocd with { ApplicationSetNamespace = value },
            "Namespace of the ApplicationSet.")
        .Value(
            "app_name",
            Name,
            argocd => argocd.AppName,
            (argocd, value) => argocd with { AppName = value },
            "The element's name.")
        .Optional(
            "root_app_name",
            Name,
            argocd => argocd.RootAppName,
            (argocd, value) => argocd with { RootAppName = value },
            "Application that owns the ApplicationSet; null where there is none.")
        .Value(
            "desired_mode_during_run",
            new ChoiceShape("manual")
            {
                RefusalCode = UnsupportedMode,
                Refused = new Dictionary<string, string> { ["auto"] = "automation would revert the run's patches" },
            },
            _ => "manual",
            (argocd, _) => argocd,
            "The automation during the run.")
        .Value(
            "restore_mode_after_run",
            Restore,
            argocd => Restore.Word((int)argocd.RestoreModeAfterRun),
            (argocd, value) => argocd with { RestoreModeAfterRun = (RestoreMode)Restore.Index(value) },
            "The automation after the run: what it was, or one mode whatever it was.")
        .Value(
            "verify_timeout_seconds",
            WholeShape.Positive,
            argocd => argocd.VerifyTimeoutSeconds,
            (argocd, value) => argocd with { VerifyTimeoutSeconds = (int)value },
            "Longest time for each wait, seconds.")
        .Optional(
            "canary",
            CanaryShape.Shape,
            argocd => argocd.Canary,
            (argocd, value) => argocd with { Canary = value },
            "A value that Git defines, changed for a moment before the run: Argo CD must see the change and leave it alone. Without one it is not tried, and the proof rests on the order of what was seen.");

    private static string UnsupportedMode(string word) => "unsupported_automation_mode:" + word;
}
