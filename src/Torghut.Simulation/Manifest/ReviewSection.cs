namespace Torghut.Simulation.Manifest;

/// <summary>The review of decisions.</summary>
public sealed record ReviewSection
{
    /// <summary>Who reviews.</summary>
    public ReviewMode Mode { get; init; }
}
