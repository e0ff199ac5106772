namespace Torghut.Platform.Cluster.ClickHouse.Databases;

/// <summary>What is there of a run's database.</summary>
/// <param name="Exists">Whether a database of the name exists.</param>
/// <param name="Owner">The run that it was made for, by its mark; null for none.</param>
public sealed record SignalDatabaseState(bool Exists, string? Owner)
{
    /// <summary>No such database.</summary>
    public static SignalDatabaseState Absent { get; } = new(Exists: false, Owner: null);

    /// <summary>Whether a run made it.</summary>
    public bool BelongsTo(string runToken) => Exists && Owner == runToken;

    /// <summary>In words, for journals and messages.</summary>
    public override string ToString() => !Exists ? "absent" : Owner is null ? "a database that no run made" : $"made for run {Owner}";
}
