using Torghut.Simulation.Secrets;

namespace Torghut.Simulation.Manifest;

/// <summary>The ClickHouse of the signal store.</summary>
public sealed record ClickHouseSection
{
    /// <summary>Address of the HTTP interface.</summary>
    public string HttpUrl { get; init; } = "";

    /// <summary>User; null for the server's default.</summary>
    public string? Username { get; init; }

    /// <summary>Where the password comes from; null for none.</summary>
    public PasswordSource? Password { get; init; }

    /// <summary>Kubernetes secret that holds the workloads' password; null where they get it otherwise.</summary>
    public string? PasswordSecretName { get; init; }

    /// <summary>Key within the secret.</summary>
    public string? PasswordSecretKey { get; init; }

    /// <summary>Namespace of the secret; null for <c>runtime.namespace</c>.</summary>
    public string? SecretNamespace { get; init; }

    /// <summary>Database of the run; null for <c>torghut_sim_{run_token}</c>.</summary>
    public string? SimulationDatabase { get; init; }

    /// <summary>Whether the run's database is left when it ends.</summary>
    public bool KeepsDatabase { get; init; }

    /// <summary>Cluster whose every server gets the run's database, replicated; null for one server.</summary>
    public string? Cluster { get; init; }
}
