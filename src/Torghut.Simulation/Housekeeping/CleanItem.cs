namespace Torghut.Simulation.Housekeeping;

/// <summary>Something that may be removed.</summary>
/// <param name="Kind"><c>run</c> or <c>tape</c>.</param>
/// <param name="Name">Run id, or the tape's key.</param>
/// <param name="Path">Folder, absolute.</param>
/// <param name="Bytes">Size.</param>
/// <param name="Kept">Why it stays all the same; null when it can go.</param>
public sealed record CleanItem(string Kind, string Name, string Path, long Bytes, string? Kept)
{
    /// <summary>Whether it can go.</summary>
    public bool Removable => Kept is null;
}
