namespace Torghut.Platform.Cluster.Workers.Messages;

/// <summary>The part of a status record that tells what it is.</summary>
/// <param name="Kind"><see cref="GroupStatus.KindOfGroup"/>, the kind of an announcement, or another program's.</param>
internal sealed record StatusKind(string? Kind);
