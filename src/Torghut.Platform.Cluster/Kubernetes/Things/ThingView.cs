namespace Torghut.Platform.Cluster.Kubernetes.Things;

/// <summary>What a thing looks like in its object.</summary>
internal abstract record ThingView
{
    private ThingView()
    {
    }

    /// <summary>It is there, or could be.</summary>
    /// <param name="Value">Canonical value; null for nothing.</param>
    /// <param name="Field">The field as <c>managedFields</c> writes it, from which the last writer is known.</param>
    public sealed record Seen(string? Value, IReadOnlyList<string> Field) : ThingView
    {
        /// <summary>What is still to come until the value is in effect; null when it is.</summary>
        public string? Pending { get; init; }

        /// <summary>Why the value will not come into effect by itself; null while it may.</summary>
        public string? Broken { get; init; }
    }

    /// <summary>What holds it is not there.</summary>
    /// <param name="Reason">What is missing.</param>
    public sealed record Missing(string Reason) : ThingView;
}
