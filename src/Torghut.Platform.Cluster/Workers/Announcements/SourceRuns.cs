namespace Torghut.Platform.Cluster.Workers.Announcements;

/// <summary>Collects where the records of one replayed partition were in the source. Few runs are worth announcing; many are not.</summary>
internal sealed class SourceRuns
{
    /// <summary>Most runs that are announced of a partition.</summary>
    public const int Most = 16;

    private readonly List<AnnouncedSource> _runs = [];
    private bool _areTooMany;
    private long _records;
    private long _nextOffset;
    private int _partition;

    /// <summary>Takes the partition's next record.</summary>
    /// <param name="partition">Its partition in the source.</param>
    /// <param name="offset">Its offset there.</param>
    public void Add(int partition, long offset)
    {
        if (_records == 0 || partition != _partition || offset != _nextOffset)
        {
            _areTooMany |= _runs.Count == Most;
            if (!_areTooMany)
            {
                _runs.Add(new AnnouncedSource(_records, partition, offset));
            }
        }

        _records++;
        (_partition, _nextOffset) = (partition, offset + 1);
    }

    /// <summary>The runs; null where they are too many.</summary>
    public IReadOnlyList<AnnouncedSource>? ToAnnounced() => _areTooMany ? null : _runs;
}
