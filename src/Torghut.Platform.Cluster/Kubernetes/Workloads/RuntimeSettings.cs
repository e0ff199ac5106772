namespace Torghut.Platform.Cluster.Kubernetes.Workloads;

/// <summary>What the workloads shall work with.</summary>
/// <param name="Analysis">Keys of the config map of technical analysis.</param>
/// <param name="Trader">Variables of the trader.</param>
/// <param name="TraderSecrets">Variables of the trader whose texts are secret: they reach it by a Secret of the run.</param>
internal sealed record RuntimeSettings(
    IReadOnlyDictionary<string, string> Analysis,
    IReadOnlyDictionary<string, string> Trader,
    IReadOnlyDictionary<string, string> TraderSecrets)
{
    /// <summary>Variables of the trader whose texts stand in Secrets that are there already.</summary>
    public IReadOnlyDictionary<string, SecretReference> TraderReferences { get; init; } = new Dictionary<string, SecretReference>();
}
