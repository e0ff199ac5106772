using System.Text.Json.Nodes;

namespace Torghut.Kubernetes.Rig.Patching;

/// <summary>What came of a patch.</summary>
/// <param name="Object">The patched object; null when it was not applied.</param>
/// <param name="Problem">Why the patch is malformed (400); null when a precondition did not hold (422).</param>
public sealed record PatchResult(JsonObject? Object, string? Problem)
{
    /// <summary>A test or a path did not hold.</summary>
    public static PatchResult Failed { get; } = new(null, null);

    /// <summary>The patch cannot be read.</summary>
    public static PatchResult Malformed(string problem) => new(null, problem);

    /// <summary>Applied.</summary>
    public static PatchResult Of(JsonObject patched) => new(patched, null);
}
