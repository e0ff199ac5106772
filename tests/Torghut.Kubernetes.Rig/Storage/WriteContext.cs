namespace Torghut.Kubernetes.Rig.Storage;

/// <summary>Who writes, and where to.</summary>
/// <param name="Manager">Field manager.</param>
/// <param name="Status">Whether the write goes to the status endpoint.</param>
/// <param name="Force">Whether a server-side apply takes fields of others.</param>
public readonly record struct WriteContext(string Manager, bool Status = false, bool Force = false);
