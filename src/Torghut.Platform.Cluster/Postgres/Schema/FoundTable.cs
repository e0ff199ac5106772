namespace Torghut.Platform.Cluster.Postgres.Schema;

/// <summary>A table of the ledger as the server's catalog has it.</summary>
/// <param name="Schema">Schema that it is in.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">Its columns by their names; upper and lower case are the same.</param>
internal sealed record FoundTable(string Schema, string Name, IReadOnlyDictionary<string, FoundColumn> Columns);
