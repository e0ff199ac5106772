using Torghut.Platform.Cluster.Workers.Announcements;

namespace Torghut.Platform.Cluster.Workers.Lanes;

/// <summary>Says where a partition's records were in the source, as announced. Offsets are asked for in their order.</summary>
/// <param name="sources">What was announced; null for nothing.</param>
internal sealed class SourcePlaces(IReadOnlyList<AnnouncedSource>? sources)
{
    private readonly AnnouncedSource[] _sources = [.. sources ?? []];
    private int _current;

    /// <summary>Finds a record.</summary>
    /// <param name="offset">Its offset in the replayed topic.</param>
    /// <param name="partition">Its partition in the source.</param>
    /// <param name="sourceOffset">Its offset there.</param>
    /// <returns>False where nothing was announced of it.</returns>
    public bool TryFind(long offset, out int partition, out long sourceOffset)
    {
        (partition, sourceOffset) = (0, 0);
        while (_current + 1 < _sources.Length && _sources[_current + 1].FirstOffset <= offset)
        {
            _current++;
        }

        if (_sources.Length == 0 || offset < _sources[_current].FirstOffset)
        {
            return false;
        }

        AnnouncedSource source = _sources[_current];
        (partition, sourceOffset) = (source.Partition, source.Offset + offset - source.FirstOffset);
        return true;
    }
}
