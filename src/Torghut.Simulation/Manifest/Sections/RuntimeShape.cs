using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>runtime</c>.</summary>
internal static class RuntimeShape
{
    private const string Kubernetes = "kubernetes";
    private const string DedicatedService = "dedicated_service";

    private static readonly TextShape Name = new(TextRules.KubernetesName);

    /// <summary>The description.</summary>
    public static SectionShape<RuntimeSection> Shape { get; } =
        new SectionShape<RuntimeSection>(() => new RuntimeSection())
        {
            IgnoredKeys = ["torghut_forecast_service", "use_warm_lane", "useWarmLane"],
        }
        .Value(
            "manage",
            new ChoiceShape(Kubernetes, "none"),
            runtime => runtime.ManagesKubernetes ? Kubernetes : "none",
            (runtime, value) => runtime with { ManagesKubernetes = value == Kubernetes },
            "Whether this program patches and restarts the workloads (kubernetes) or somebody else starts them (none); cluster only.")
        .Value(
            "target_mode",
            new ChoiceShape(DedicatedService)
            {
                Refused = new Dictionary<string, string>
                {
                    ["in_place"] = "the live services are never patched: a simulation has workloads of its own",
                },
            },
            _ => DedicatedService,
            (runtime, _) => runtime,
            "Which workloads are patched: those of the simulation, never the live ones.")
        .Value(
            "namespace",
            Name,
            runtime => runtime.Namespace,
            (runtime, value) => runtime with { Namespace = value },
            "Kubernetes namespace of the workloads.")
        .Value(
            "ta_configmap",
            Name,
            runtime => runtime.TaConfigMap,
            (runtime, value) => runtime with { TaConfigMap = value },
            "Config map of technical analysis.")
        .Value(
            "ta_deployment",
            Name,
            runtime => runtime.TaDeployment,
            (runtime, value) => runtime with { TaDeployment = value },
            "Flink deployment of technical analysis.")
        .Value(
            "torghut_service",
            Name,
            runtime => runtime.TorghutService,
            (runtime, value) => runtime with { TorghutService = value },
            "Knative service of the trader.")
        .Add(new OptionalKey<RuntimeSection, string>(
            "output_root",
            "Parent folder of the run folders; a relative path is below the working directory.",
            new TextShape(TextRules.Any),
            runtime => runtime.OutputRoot,
            (runtime, value) => runtime with { OutputRoot = value })
        { DefaultWords = "artifacts/torghut/simulations" })
        .Add(new OptionalKey<RuntimeSection, string>(
            "account_label",
            "Label of the account in every row and in every decision's hash.",
            new TextShape(TextRules.Any),
            runtime => runtime.AccountLabel,
            (runtime, value) => runtime with { AccountLabel = value })
        { DefaultWords = "paper in the rows, none in the hash" });
}
