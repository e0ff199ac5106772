namespace Torghut.Simulation.Artifacts;

/// <summary>
/// The disk below a run's journal, state and lock: as few operations as their durability needs, so that a simulated disk
/// can lose and tear what was not flushed. Content is durable after <see cref="IRunStorageFile.Flush"/>, a name (created,
/// renamed, deleted) after <see cref="FlushFolder"/>. Every operation throws <see cref="IOException"/> or
/// <see cref="UnauthorizedAccessException"/> when the disk refuses; what it was doing may then be done in part.
/// </summary>
public interface IRunStorage
{
    /// <summary>The content of a file; null when there is none.</summary>
    byte[]? Read(string path);

    /// <summary>Opens a file for appending, creating it for its owner only.</summary>
    /// <param name="path">Path, absolute; its folder exists.</param>
    /// <param name="truncate">Whether what is there goes.</param>
    IRunStorageFile Open(string path, bool truncate);

    /// <summary>Gives a file another name, replacing what has it.</summary>
    void Rename(string path, string newPath);

    /// <summary>Removes a file; nothing happens when there is none.</summary>
    void Delete(string path);

    /// <summary>Creates a folder and its parents for the owner only; nothing happens when it is there.</summary>
    void CreateFolder(string path);

    /// <summary>Whether there is such a folder.</summary>
    bool FolderExists(string path);

    /// <summary>Removes a folder and all that is in it; nothing happens when there is none.</summary>
    void DeleteFolder(string path);

    /// <summary>Makes the names in a folder durable.</summary>
    void FlushFolder(string path);

    /// <summary>
    /// Takes the exclusive lock of a file, creating the file for its owner only. The lock is held by the kernel for this
    /// process and ends with it, however it ends.
    /// </summary>
    /// <returns>Null when another holder has it.</returns>
    IRunStorageLock? TryLock(string path);
}
