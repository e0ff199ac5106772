namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>What searching an element came to.</summary>
internal abstract record ElementSearchResult
{
    private ElementSearchResult()
    {
    }

    /// <summary>There is exactly one.</summary>
    /// <param name="Element">It.</param>
    public sealed record Found(AutomationElement Element) : ElementSearchResult;

    /// <summary>There is none.</summary>
    public sealed record NotFound : ElementSearchResult;

    /// <summary>There are several, so that none can be switched alone.</summary>
    /// <param name="Pointers">Where.</param>
    public sealed record Ambiguous(IReadOnlyList<string> Pointers) : ElementSearchResult;

    /// <summary>The elements are the text of <c>elementsYaml</c>, which no patch can address.</summary>
    /// <param name="Pointer">Where.</param>
    public sealed record InText(string Pointer) : ElementSearchResult;
}
