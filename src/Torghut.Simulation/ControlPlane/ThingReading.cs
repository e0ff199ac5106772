namespace Torghut.Simulation.ControlPlane;

/// <summary>What reading a thing gave. Values are canonical text, equal for equal meaning; null is a thing that is not there.</summary>
public abstract record ThingReading
{
    private ThingReading()
    {
    }

    /// <summary>The thing was read.</summary>
    /// <param name="Value">Its value; null when it is not there and could be.</param>
    /// <param name="Version">Changes with every write; empty where the place keeps none.</param>
    public sealed record Found(string? Value, string Version) : ThingReading
    {
        /// <summary>Which of several things of this name, one after the other; null where names are enough.</summary>
        public string? Identity { get; init; }

        /// <summary>What is still to come until the value is in effect; null when it is.</summary>
        public string? Pending { get; init; }

        /// <summary>Why the value will not come into effect by itself; null while it may.</summary>
        public string? Broken { get; init; }

        /// <summary>Whether what holds it is marked as held by this run; a change back takes the marks off.</summary>
        public bool IsMarked { get; init; }

        /// <summary>Who wrote it last, for people; null where that is not kept.</summary>
        public string? LastWriter { get; init; }
    }

    /// <summary>What holds the thing is not there, so that it neither is nor could be.</summary>
    /// <param name="Reason">What is missing.</param>
    public sealed record Missing(string Reason) : ThingReading;

    /// <summary>The run may not read it, or the kind is not known.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Refused(string Reason) : ThingReading;

    /// <summary>There was no answer.</summary>
    /// <param name="Reason">What happened instead.</param>
    public sealed record Indeterminate(string Reason) : ThingReading;
}
