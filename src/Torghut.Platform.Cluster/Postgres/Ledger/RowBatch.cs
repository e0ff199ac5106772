using System.Runtime.InteropServices;
using Torghut.Trading.Ledger;

namespace Torghut.Platform.Cluster.Postgres.Ledger;

/// <summary>
/// Rows of one table that are yet to be written, each id once: a later row replaces an earlier one in its place. Of order
/// events with one fingerprint and different ids the first stays.
/// </summary>
internal sealed class RowBatch
{
    private readonly List<ILedgerRow> _rows = [];
    private readonly Dictionary<Guid, int> _places = [];
    private readonly Dictionary<string, Guid> _fingerprints = new(StringComparer.Ordinal);

    /// <summary>The rows.</summary>
    public IReadOnlyList<ILedgerRow> Rows => _rows;

    /// <summary>Takes a row.</summary>
    public void Add(ILedgerRow row)
    {
        if (row is ExecutionOrderEventRow orderEvent
            && !_fingerprints.TryAdd(orderEvent.EventFingerprint, row.Id)
            && _fingerprints[orderEvent.EventFingerprint] != row.Id)
        {
            return;
        }

        ref int place = ref CollectionsMarshal.GetValueRefOrAddDefault(_places, row.Id, out bool isKnown);
        if (isKnown)
        {
            _rows[place] = row;
            return;
        }

        place = _rows.Count;
        _rows.Add(row);
    }

    /// <summary>Forgets the rows.</summary>
    public void Clear()
    {
        _rows.Clear();
        _places.Clear();
        _fingerprints.Clear();
    }
}
