namespace Torghut.Simulation.Manifest.Canonical;

/// <summary>One value that differs between two manifests.</summary>
/// <param name="Key">Path of the key, for example <c>risk.max_spread_bps</c>.</param>
/// <param name="Old">Its value in the first, as JSON; null where the first has no such key.</param>
/// <param name="New">Its value in the second, as JSON; null where the second has no such key.</param>
public sealed record ManifestChange(string Key, string? Old, string? New)
{
    /// <summary>The change on one line.</summary>
    public override string ToString() => $"{Key}: {Old ?? "(nothing)"} → {New ?? "(nothing)"}";
}
