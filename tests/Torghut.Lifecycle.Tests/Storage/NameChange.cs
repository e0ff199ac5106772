namespace Torghut.Lifecycle.Tests.Storage;

/// <summary>A change of the names in one folder that is not on the disk for certain.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Removed">Name that goes; null for none.</param>
/// <param name="Added">Name that comes; null for none.</param>
/// <param name="Inode">What it names; null for a folder.</param>
internal sealed record NameChange(string Folder, string? Removed, string? Added, Inode? Inode);
