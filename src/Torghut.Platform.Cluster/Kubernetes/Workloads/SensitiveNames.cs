namespace Torghut.Platform.Cluster.Kubernetes.Workloads;

/// <summary>Names of settings whose values are kept out of files, journals and logs.</summary>
internal static class SensitiveNames
{
    private static readonly string[] s_parts = ["PASSWORD", "SECRET", "TOKEN", "DSN", "CREDENTIAL", "API_KEY", "PRIVATE_KEY"];

    /// <summary>Whether the value of a setting is kept secret: it may be, or hold, a password.</summary>
    public static bool Contains(string name)
    {
        string upper = name.ToUpperInvariant();
        return upper.EndsWith("_URL", StringComparison.Ordinal) || Array.Exists(s_parts, part => upper.Contains(part, StringComparison.Ordinal));
    }
}
