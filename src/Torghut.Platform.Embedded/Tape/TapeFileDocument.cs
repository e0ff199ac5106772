using Torghut.Market.Events;

namespace Torghut.Platform.Embedded.Tape;

/// <summary>One file of a tape, as <c>tape.json</c> describes it.</summary>
internal sealed record TapeFileDocument
{
    /// <summary>File name.</summary>
    public required string Name { get; init; }

    /// <summary>Channel.</summary>
    public required EventChannel Channel { get; init; }

    /// <summary>Events.</summary>
    public required long Rows { get; init; }

    /// <summary>Length in bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Checksum of the content, see <see cref="LaneChecksum"/>.</summary>
    public required string Checksum { get; init; }

    /// <summary>Where the columns of each record batch begin in the file.</summary>
    public required IReadOnlyList<long> BatchBodyOffsets { get; init; }
}
