using Torghut.Market.Records;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>What a block's lines decoded to. Reused from block to block.</summary>
internal sealed class DumpDecodedBlock
{
    private MarketRecord[] _records = new MarketRecord[2048];

    /// <summary>The records, one per line that is not blank; symbols and topics by their place in the lists below.</summary>
    public ReadOnlySpan<MarketRecord> Records => _records.AsSpan(0, Count);

    /// <summary>Number of records.</summary>
    public int Count { get; private set; }

    /// <summary>Canonical forms of the lines.</summary>
    public LineBuffer Canonical { get; } = new(DumpBlockReader.BlockBytes);

    /// <summary>Symbols by number; the same list as an earlier block's as long as no symbol is new.</summary>
    public string[] Symbols { get; set; } = [];

    /// <summary>Topics by number; the same list as an earlier block's as long as no topic is new.</summary>
    public string[] Topics { get; set; } = [];

    /// <summary>What is wrong with quarantined lines, by line number.</summary>
    public List<(long Line, string Detail)> Details { get; } = [];

    /// <summary>The first line that is no line of a dump; the records before it are good.</summary>
    public SimulationException? Failure { get; set; }

    /// <summary>Bytes of the file that the block took.</summary>
    public long FileBytes { get; set; }

    /// <summary>Empties the block.</summary>
    public void Clear()
    {
        Count = 0;
        Canonical.Clear();
        Details.Clear();
        Failure = null;
    }

    /// <summary>Appends an empty record.</summary>
    public ref MarketRecord Add()
    {
        if (Count == _records.Length)
        {
            Array.Resize(ref _records, Count * 2);
        }

        ref MarketRecord record = ref _records[Count++];
        record = default;
        return ref record;
    }
}
