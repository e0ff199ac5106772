namespace Torghut.Platform.Cluster.Postgres.Databases;

/// <summary>What a server allows, learnt without changing it.</summary>
public sealed record DatabaseProbe
{
    /// <summary>Version of the server, for example <c>15.18</c>.</summary>
    public required string ServerVersion { get; init; }

    /// <summary>What stands in the way of the run; empty for nothing. Each is a sentence for a person.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>What is there of the run's database.</summary>
    public required DatabaseState State { get; init; }
}
