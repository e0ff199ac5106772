namespace Torghut.Simulation.ControlPlane;

/// <summary>What became of a change.</summary>
public abstract record MutationResult
{
    private MutationResult()
    {
    }

    /// <summary>It was made.</summary>
    /// <param name="Version">The thing's version since.</param>
    public sealed record Applied(string Version) : MutationResult;

    /// <summary>It was not made: the value, the identity or the version is another.</summary>
    /// <param name="Reason">What is there instead.</param>
    public sealed record Conflict(string Reason) : MutationResult;

    /// <summary>It was not made: what holds the thing is not there.</summary>
    /// <param name="Reason">What is missing.</param>
    public sealed record NotFound(string Reason) : MutationResult;

    /// <summary>It was not made: the run may not, or the value is not accepted.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(string Reason) : MutationResult;

    /// <summary>There was no answer: it may have been made, or may still be within the settle time.</summary>
    /// <param name="Reason">What happened instead.</param>
    public sealed record Indeterminate(string Reason) : MutationResult;
}
