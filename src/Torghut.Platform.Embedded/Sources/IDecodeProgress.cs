namespace Torghut.Platform.Embedded.Sources;

/// <summary>Told how far decoding is. Members may be called from several threads at a time.</summary>
public interface IDecodeProgress
{
    /// <summary>Announces the size of the input; called once, before anything is read.</summary>
    /// <param name="totalUnits">Bytes of the input files, or records to make.</param>
    void Begin(long totalUnits);

    /// <summary>Adds what was done since the last call; called every few thousand records.</summary>
    /// <param name="lines">Lines or records read.</param>
    /// <param name="units">Part of the announced size.</param>
    /// <param name="eventTimeNs">Event time reached, nanoseconds since the Unix epoch.</param>
    void Advance(long lines, long units, long eventTimeNs);
}
