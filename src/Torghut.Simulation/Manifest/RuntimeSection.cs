namespace Torghut.Simulation.Manifest;

/// <summary>The simulated workloads, and where a run's artifacts go.</summary>
public sealed record RuntimeSection
{
    /// <summary>Whether this program patches the workloads in Kubernetes; otherwise somebody else starts them.</summary>
    public bool ManagesKubernetes { get; init; } = true;

    /// <summary>Namespace of the workloads.</summary>
    public string Namespace { get; init; } = "torghut";

    /// <summary>Config map of technical analysis.</summary>
    public string TaConfigMap { get; init; } = "torghut-ta-sim-config";

    /// <summary>Flink deployment of technical analysis.</summary>
    public string TaDeployment { get; init; } = "torghut-ta-sim";

    /// <summary>Knative service of the trader.</summary>
    public string TorghutService { get; init; } = "torghut-sim";

    /// <summary>Parent folder of the run folders, relative to the working directory; null for the program's default.</summary>
    public string? OutputRoot { get; init; }

    /// <summary>Label of the account, part of every decision's hash; null for none.</summary>
    public string? AccountLabel { get; init; }
}
