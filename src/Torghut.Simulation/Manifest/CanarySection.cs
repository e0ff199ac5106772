namespace Torghut.Simulation.Manifest;

/// <summary>
/// A value that Git defines, in an object that Argo CD manages: the run changes it for a moment and sees that Argo CD leaves
/// the change alone.
/// </summary>
public sealed record CanarySection
{
    /// <summary>API group of the object; null for the core group.</summary>
    public string? Group { get; init; }

    /// <summary>Kind of the object.</summary>
    public string Kind { get; init; } = "ConfigMap";

    /// <summary>Namespace of the object.</summary>
    public string Namespace { get; init; } = string.Empty;

    /// <summary>Name of the object.</summary>
    public string Name { get; init; } = string.Empty;

    /// <summary>Where the value stands in the object, RFC 6901.</summary>
    public string Pointer { get; init; } = string.Empty;

    /// <summary>What is put there for the moment; where a number or a flag stands, the same as text.</summary>
    public string Value { get; init; } = string.Empty;
}
