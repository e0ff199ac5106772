namespace Torghut.Kubernetes.Rig.Patching;

/// <summary>How a patch is written.</summary>
public enum PatchKind
{
    /// <summary><c>application/json-patch+json</c>.</summary>
    Json,

    /// <summary><c>application/merge-patch+json</c>.</summary>
    Merge,

    /// <summary><c>application/strategic-merge-patch+json</c>; core kinds only.</summary>
    Strategic,

    /// <summary><c>application/apply-patch+yaml</c>: server-side apply.</summary>
    Apply,
}
