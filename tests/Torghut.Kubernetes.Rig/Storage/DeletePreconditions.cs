namespace Torghut.Kubernetes.Rig.Storage;

/// <summary>What must hold for a deletion.</summary>
/// <param name="Uid">The object's uid; null for any.</param>
/// <param name="ResourceVersion">The object's version; null for any.</param>
public readonly record struct DeletePreconditions(string? Uid, string? ResourceVersion);
