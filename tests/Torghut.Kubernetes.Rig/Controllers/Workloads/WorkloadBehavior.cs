namespace Torghut.Kubernetes.Rig.Controllers.Workloads;

/// <summary>How the controllers of the workloads behave; may be changed while they run.</summary>
public sealed class WorkloadBehavior
{
    /// <summary>Longest step of a controller.</summary>
    public TimeSpan Step { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>Whether the next revision of a Knative service does not come up.</summary>
    public bool RevisionFails { get; set; }

    /// <summary>Whether the next Flink job does not come up.</summary>
    public bool JobFails { get; set; }

    /// <summary>Phase in which analysis runs end, by the name of their first metric; <c>Successful</c> where none is named.</summary>
    public IDictionary<string, string> AnalysisPhases { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Called when a Knative revision or a Flink job is up, with the object's name: starts the real program.</summary>
    public Action<string>? Started { get; set; }

    /// <summary>Called when a Knative revision is replaced or a Flink job suspended: stops the real program.</summary>
    public Action<string>? Stopped { get; set; }
}
