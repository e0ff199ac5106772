namespace Torghut.Kubernetes.Rig.Worlds;

/// <summary>What a <see cref="ProductWorld"/> looks like at the start.</summary>
public sealed record ProductWorldOptions
{
    /// <summary>Seed of all chance.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Value of the element's <c>automation</c>.</summary>
    public string Automation { get; init; } = "auto";

    /// <summary>Suffixes of the clusters: one Application per element and cluster.</summary>
    public IReadOnlyList<string> Clusters { get; init; } = [string.Empty];

    /// <summary>The root Application's <c>syncPolicy.automated</c> as JSON; null for none.</summary>
    public string? RootAutomated { get; init; } = """{"prune":true,"selfHeal":true}""";

    /// <summary>Address of technical analysis' store in its config map.</summary>
    public string AnalysisStore { get; init; } = "jdbc:clickhouse://clickhouse:8123/torghut";

    /// <summary>The template's <c>ignoreDifferences</c> as JSON; null for none.</summary>
    public string? IgnoreDifferences { get; init; }

    /// <summary>Whether there is a root Application.</summary>
    public bool HasRoot { get; init; } = true;
}
