using System.Text.Json.Nodes;

namespace Torghut.Kubernetes.Rig.Storage;

/// <summary>The answer to one call: an object, or a refusal.</summary>
/// <param name="Object">The object; null on refusal.</param>
/// <param name="Failure">The refusal; null on success.</param>
public sealed record ApiResult(JsonObject? Object, ApiFailure? Failure)
{
    /// <summary>Fields of the request that the kind's definition does not know and that were dropped.</summary>
    public IReadOnlyList<string> Pruned { get; init; } = [];

    /// <summary>Whether the object was made by this call.</summary>
    public bool Created { get; init; }

    /// <summary>A success.</summary>
    public static ApiResult Of(JsonObject value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static ApiResult Refused(ApiFailure failure) => new(null, failure);
}
