using System.Collections.Concurrent;

namespace Torghut.Platform.Review.Cassettes;

/// <summary>
/// A cassette in use by one run: what was recorded before, and what this run adds. Additions reach the disk every two
/// seconds and at the end, so that an interrupted recording is not lost.
/// </summary>
internal sealed class Cassette
{
    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(2);

    private readonly CassetteFile _file;
    private readonly TimeProvider _time;
    private readonly SortedDictionary<CassetteSlot, CassetteEntry> _known;
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly List<CassetteEntry> _added = [];
    private readonly Lock _adding = new();
    private long _flushedAt;

    /// <summary>Reads the file.</summary>
    public Cassette(CassetteFile file, TimeProvider time)
    {
        _file = file;
        _time = time;
        _known = file.Read();
        _flushedAt = time.GetTimestamp();
    }

    /// <summary>Number of entries that were recorded before.</summary>
    public int Count => _known.Count;

    /// <summary>The place of the next asking of a question.</summary>
    public CassetteSlot Next(string key) => new(key, _asked.AddOrUpdate(key, 0, static (_, last) => last + 1));

    /// <summary>What is recorded there; null for nothing.</summary>
    public CassetteEntry? Find(CassetteSlot slot) => _known.GetValueOrDefault(slot);

    /// <summary>Adds a recorded answer.</summary>
    public void Add(CassetteEntry entry, CancellationToken cancellationToken)
    {
        lock (_adding)
        {
            _added.Add(entry);
            if (_time.GetElapsedTime(_flushedAt) >= FlushInterval)
            {
                Write(cancellationToken);
            }
        }
    }

    /// <summary>Writes what was added since the last time.</summary>
    public void Flush(CancellationToken cancellationToken)
    {
        lock (_adding)
        {
            Write(cancellationToken);
        }
    }

    private void Write(CancellationToken cancellationToken)
    {
        if (_added.Count > 0)
        {
            _file.Merge(_added, cancellationToken);
            _added.Clear();
        }

        _flushedAt = _time.GetTimestamp();
    }
}
