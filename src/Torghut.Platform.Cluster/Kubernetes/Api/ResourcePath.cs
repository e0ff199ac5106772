namespace Torghut.Platform.Cluster.Kubernetes.Api;

/// <summary>A kind of Kubernetes object, as it stands in paths.</summary>
/// <param name="Group">API group; empty for the core group.</param>
/// <param name="Version">Version, for example <c>v1alpha1</c>.</param>
/// <param name="Plural">Name in paths, for example <c>applications</c>.</param>
public readonly record struct ResourcePath(string Group, string Version, string Plural)
{
    /// <summary>Config maps.</summary>
    public static ResourcePath ConfigMaps { get; } = new(string.Empty, "v1", "configmaps");

    /// <summary>Secrets.</summary>
    public static ResourcePath Secrets { get; } = new(string.Empty, "v1", "secrets");

    /// <summary>Leases.</summary>
    public static ResourcePath Leases { get; } = new("coordination.k8s.io", "v1", "leases");

    /// <summary>Argo CD's ApplicationSets.</summary>
    public static ResourcePath ApplicationSets { get; } = new("argoproj.io", "v1alpha1", "applicationsets");

    /// <summary>Argo CD's Applications.</summary>
    public static ResourcePath Applications { get; } = new("argoproj.io", "v1alpha1", "applications");

    /// <summary>Argo Rollouts' analysis templates.</summary>
    public static ResourcePath AnalysisTemplates { get; } = new("argoproj.io", "v1alpha1", "analysistemplates");

    /// <summary>Argo Rollouts' analysis runs.</summary>
    public static ResourcePath AnalysisRuns { get; } = new("argoproj.io", "v1alpha1", "analysisruns");

    /// <summary>Knative services.</summary>
    public static ResourcePath KnativeServices { get; } = new("serving.knative.dev", "v1", "services");

    /// <summary>Flink deployments.</summary>
    public static ResourcePath FlinkDeployments { get; } = new("flink.apache.org", "v1beta1", "flinkdeployments");

    /// <summary>Name in messages and for <c>kubectl</c>: <c>applications.argoproj.io</c>.</summary>
    public string QualifiedName => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    /// <summary>Path of the collection in a namespace, without a leading slash.</summary>
    public string In(string ns) =>
        (Group.Length == 0 ? $"api/{Version}" : $"apis/{Group}/{Version}") + $"/namespaces/{Uri.EscapeDataString(ns)}/{Plural}";
}
