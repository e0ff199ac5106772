namespace Torghut.Platform.Cluster.Workers.Schemas;

/// <summary>A field of a document that a worker writes.</summary>
/// <param name="Path">Names from the document's root, joined by points, as in <c>payload.macd_signal</c>.</param>
/// <param name="Kind">What it is.</param>
internal sealed record DocumentField(string Path, FieldKind Kind)
{
    /// <summary>Other paths that mean it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>All texts that it can have; empty where that is not known.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Whether a reader knows it without being told.</summary>
    public bool IsDerived { get; init; }

    /// <summary>The object that it stands in; empty at the root.</summary>
    public string Container => Path.Contains('.', StringComparison.Ordinal) ? Path[..Path.IndexOf('.', StringComparison.Ordinal)] : "";

    /// <summary>Its name in that object.</summary>
    public string Name => Path[(Path.IndexOf('.', StringComparison.Ordinal) + 1)..];
}
