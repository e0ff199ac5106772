namespace Torghut.Kubernetes.Rig.Resources;

/// <summary>The kinds of the rig: those the run touches, and those that <c>kubectl</c> asks for on the way.</summary>
public static class ResourceKinds
{
    /// <summary>Namespaces.</summary>
    public static readonly ResourceKind Namespace = new(string.Empty, "v1", "namespaces", "Namespace") { Namespaced = false, HasGeneration = false };

    /// <summary>Config maps.</summary>
    public static readonly ResourceKind ConfigMap = new(string.Empty, "v1", "configmaps", "ConfigMap") { HasGeneration = false };

    /// <summary>Secrets.</summary>
    public static readonly ResourceKind Secret = new(string.Empty, "v1", "secrets", "Secret") { HasGeneration = false };

    /// <summary>Leases.</summary>
    public static readonly ResourceKind Lease = new("coordination.k8s.io", "v1", "leases", "Lease") { HasGeneration = false };

    /// <summary>Service accounts.</summary>
    public static readonly ResourceKind ServiceAccount = new(string.Empty, "v1", "serviceaccounts", "ServiceAccount") { HasGeneration = false };

    /// <summary>Roles.</summary>
    public static readonly ResourceKind Role = new("rbac.authorization.k8s.io", "v1", "roles", "Role") { HasGeneration = false };

    /// <summary>Cluster roles.</summary>
    public static readonly ResourceKind ClusterRole = new("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole") { Namespaced = false, HasGeneration = false };

    /// <summary>Role bindings.</summary>
    public static readonly ResourceKind RoleBinding = new("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding") { HasGeneration = false };

    /// <summary>Cron jobs.</summary>
    public static readonly ResourceKind CronJob = new("batch", "v1", "cronjobs", "CronJob") { HasStatusSubresource = true };

    /// <summary>Argo Workflows' templates.</summary>
    public static readonly ResourceKind WorkflowTemplate = new("argoproj.io", "v1alpha1", "workflowtemplates", "WorkflowTemplate");

    /// <summary>Argo CD's ApplicationSets.</summary>
    public static readonly ResourceKind ApplicationSet = new("argoproj.io", "v1alpha1", "applicationsets", "ApplicationSet") { HasStatusSubresource = true };

    /// <summary>Argo CD's Applications. Their definition has no status subresource: every status write raises the generation.</summary>
    public static readonly ResourceKind Application = new("argoproj.io", "v1alpha1", "applications", "Application");

    /// <summary>Argo CD's projects.</summary>
    public static readonly ResourceKind AppProject = new("argoproj.io", "v1alpha1", "appprojects", "AppProject");

    /// <summary>Argo Rollouts' analysis templates.</summary>
    public static readonly ResourceKind AnalysisTemplate = new("argoproj.io", "v1alpha1", "analysistemplates", "AnalysisTemplate");

    /// <summary>Argo Rollouts' analysis runs; no status subresource either.</summary>
    public static readonly ResourceKind AnalysisRun = new("argoproj.io", "v1alpha1", "analysisruns", "AnalysisRun");

    /// <summary>Knative services.</summary>
    public static readonly ResourceKind KnativeService = new("serving.knative.dev", "v1", "services", "Service") { HasStatusSubresource = true };

    /// <summary>Knative revisions.</summary>
    public static readonly ResourceKind KnativeRevision = new("serving.knative.dev", "v1", "revisions", "Revision") { HasStatusSubresource = true };

    /// <summary>Flink deployments.</summary>
    public static readonly ResourceKind FlinkDeployment = new("flink.apache.org", "v1beta1", "flinkdeployments", "FlinkDeployment") { HasStatusSubresource = true };

    /// <summary>Every kind, in the order of discovery.</summary>
    public static IReadOnlyList<ResourceKind> All { get; } =
    [
        Namespace, ConfigMap, Secret, Lease, ApplicationSet, Application, AppProject, AnalysisTemplate, AnalysisRun,
        KnativeService, KnativeRevision, FlinkDeployment, ServiceAccount, Role, ClusterRole, RoleBinding, CronJob, WorkflowTemplate,
    ];

    /// <summary>The kind at a path; null when the server has no such resource.</summary>
    public static ResourceKind? Find(string group, string version, string plural)
    {
        foreach (ResourceKind kind in All)
        {
            if (kind.Group == group && kind.Version == version && kind.Plural == plural)
            {
                return kind;
            }
        }

        return null;
    }
}
