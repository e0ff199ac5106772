namespace Torghut.Platform.Cluster.Postgres.Databases;

/// <summary>What is there of a run's database.</summary>
/// <param name="Exists">Whether a database of the name exists.</param>
/// <param name="Owner">The run that it was made for, by its mark; null for none.</param>
/// <param name="HasTables">Whether it has tables of a user.</param>
public sealed record DatabaseState(bool Exists, string? Owner, bool HasTables)
{
    /// <summary>No such database.</summary>
    public static DatabaseState Absent { get; } = new(Exists: false, Owner: null, HasTables: false);

    /// <summary>
    /// Whether a run may use and drop it: it carries the run's mark, or was left between its creation and its marking, empty.
    /// </summary>
    public bool BelongsTo(string runToken) => Exists && (Owner == runToken || (Owner is null && !HasTables));

    /// <summary>In words, for journals and messages.</summary>
    public override string ToString() => !Exists ? "absent"
        : Owner is not null ? $"made for run {Owner}"
        : HasTables ? "a database with tables that no run made" : "an empty database";
}
