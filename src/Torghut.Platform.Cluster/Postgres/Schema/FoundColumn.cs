namespace Torghut.Platform.Cluster.Postgres.Schema;

/// <summary>A column as the server's catalog has it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Name of its type, <c>timestamptz</c>, <c>numeric</c>, ….</param>
/// <param name="Modifier">The type's modifier, precision and scale of a numeric; -1 for none.</param>
internal sealed record FoundColumn(string Name, string Type, int Modifier);
