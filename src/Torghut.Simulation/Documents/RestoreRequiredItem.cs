using System.Text.Json;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Documents;

/// <summary>One thing that could not be put back.</summary>
public sealed record RestoreRequiredItem
{
    /// <summary>Obligation.</summary>
    public required string Id { get; init; }

    /// <summary>Kind of the thing.</summary>
    public required string Kind { get; init; }

    /// <summary>The thing.</summary>
    public required string Target { get; init; }

    /// <summary><c>failed</c> or <c>drifted</c>; <c>pledged</c> or <c>performed</c> where restoring was not tried.</summary>
    public required string Status { get; init; }

    /// <summary>What was there before the run; null for nothing.</summary>
    public required string? Captured { get; init; }

    /// <summary>What the run put there; null for nothing.</summary>
    public required string? Intended { get; init; }

    /// <summary>What is to be there; null for nothing.</summary>
    public required string? RestoreTo { get; init; }

    /// <summary>What was there when it was last read; null for nothing or not known.</summary>
    public required string? Present { get; init; }

    /// <summary>What failed, or what is there instead.</summary>
    public required string Error { get; init; }

    /// <summary>The command that restores it by hand.</summary>
    public required string ManualCommand { get; init; }

    /// <summary>A thing as it is written.</summary>
    public static RestoreRequiredItem Of(UnrestoredThing thing)
    {
        ArgumentNullException.ThrowIfNull(thing);
        Obligation obligation = thing.Obligation;
        return new RestoreRequiredItem
        {
            Id = obligation.Id,
            Kind = obligation.Kind,
            Target = obligation.Target,
            Status = JsonNamingPolicy.SnakeCaseLower.ConvertName(thing.Status.ToString()),
            Captured = obligation.Captured,
            Intended = obligation.Intended,
            RestoreTo = obligation.RestoreValue,
            Present = thing.Present,
            Error = thing.Problem,
            ManualCommand = obligation.ManualCommand,
        };
    }
}
