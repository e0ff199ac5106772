namespace Torghut.Kubernetes.Rig.Patching;

/// <summary>RFC 6901 pointers.</summary>
internal static class JsonPointer
{
    /// <summary>The unescaped tokens of a pointer; null when it is none.</summary>
    public static string[]? Tokens(string pointer)
    {
        if (pointer.Length == 0)
        {
            return [];
        }

        if (pointer[0] != '/')
        {
            return null;
        }

        string[] tokens = pointer[1..].Split('/');
        for (int i = 0; i < tokens.Length; i++)
        {
            tokens[i] = tokens[i].Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
        }

        return tokens;
    }
}
