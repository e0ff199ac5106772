namespace Torghut.Platform.Cluster.Kubernetes.Things;

/// <summary>RFC 6901.</summary>
internal static class JsonPointers
{
    /// <summary>A key as a token of a pointer.</summary>
    public static string Escape(string key) => key.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
