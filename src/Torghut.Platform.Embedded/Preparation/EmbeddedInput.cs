using Torghut.Platform.Embedded.Sources;
using Torghut.Platform.Embedded.Tape;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Runs;

namespace Torghut.Platform.Embedded.Preparation;

/// <summary>A prepared tape as the run sees it.</summary>
internal sealed class EmbeddedInput : IPreparedInput
{
    /// <summary>Describes a tape.</summary>
    public EmbeddedInput(PreparedTape tape, RunDefinition run)
    {
        Tape = tape;
        Summary = new InputSummary
        {
            Inspection = Inspect(tape.Source, run),
            InputHash = tape.InputHash,
            Symbols = tape.Tape.Symbols.Names,
            EventCount = tape.Tape.EventCount,
            Statistics = tape.Statistics,
        };
    }

    /// <summary>The tape.</summary>
    public PreparedTape Tape { get; }

    /// <inheritdoc/>
    public InputSummary Summary { get; }

    /// <inheritdoc/>
    public bool Reused => Tape.Reused;

    /// <inheritdoc/>
    public string? RebuildReason => Tape.RebuildReason;

    /// <summary>What a source says of itself.</summary>
    public static InputInspection Inspect(SourceIdentity source, RunDefinition run) => new()
    {
        Kind = source.Kind,
        Location = SourceFactory.Location(run),
        ContentKey = source.CacheKey,
        Files = [.. source.Files.Select(file => new InputFile(file.Path, file.Bytes, file.Sha256))],
        IsSynthetic = run.IsSynthetic,
    };

    /// <inheritdoc/>
    public void Dispose() => Tape.Dispose();
}
