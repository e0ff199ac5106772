using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Torghut.Market.Records;
using Torghut.Market.Topics;
using Torghut.Simulation.Dumps;

namespace Torghut.Platform.Embedded.Sources.Dump;

/// <summary>
/// Takes decoded blocks in the order of the file: hashes them, gives symbols and topics their numbers in the whole dump,
/// counts continuity, and stores the records until it is known whether they are in stream order.
/// </summary>
internal sealed class DumpIntake : IDisposable
{
    /// <summary>
    /// Most descriptions of quarantined lines that are kept: more than are shown, for some of the lines may turn out to be
    /// duplicates when records are brought into order.
    /// </summary>
    public const int MaxDetails = 4 * DecodeResult.MaxQuarantined;

    private readonly string _path;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly DumpNameNumbers _symbols = new();
    private readonly DumpNameNumbers _topics = new();
    private readonly int[] _topicOfRole = [.. TopicRoles.All.Select(_ => -1)];

    /// <summary>Makes an empty intake.</summary>
    public DumpIntake(string path) => _path = path;

    /// <summary>The records, in the order of the file.</summary>
    public DumpRecordStore Records { get; } = new();

    /// <summary>Continuity by partition.</summary>
    public DumpPartitions Partitions { get; } = new();

    /// <summary>Whether every partition came in the order of its offsets.</summary>
    public bool IsInOrder { get; private set; } = true;

    /// <summary>Symbols by number.</summary>
    public IReadOnlyList<string> Symbols => _symbols.Names;

    /// <summary>What is wrong with quarantined lines, in the order of the file.</summary>
    public List<(long Line, string Detail)> Details { get; } = [];

    /// <summary>Latest event time met, nanoseconds since the Unix epoch.</summary>
    public long LatestEventTimeNs { get; private set; }

    /// <summary>Topic by role, for the replayed roles that the dump has.</summary>
    public IReadOnlyDictionary<TopicRole, string> SourceTopics() => TopicRoles.All
        .Where(role => _topicOfRole[(int)role] >= 0)
        .ToDictionary(role => role, role => _topics.Names[_topicOfRole[(int)role]]);

    /// <summary>SHA-256 over the canonical lines so far, lower-case hex.</summary>
    public string InputHash() => Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Takes one block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Take(DumpDecodedBlock block)
    {
        _hash.AppendData(block.Canonical.Bytes);
        int[] symbols = _symbols.NumbersOf(block.Symbols);
        int[] topics = _topics.NumbersOf(block.Topics);
        ReadOnlySpan<MarketRecord> records = block.Records;
        for (int i = 0; i < records.Length; i++)
        {
            MarketRecord record = records[i];
            record.Topic = (ushort)topics[record.Topic];
            if (record.Fate is RecordFate.Event or RecordFate.NoChange or RecordFate.OutsideByEventTime)
            {
                record.Symbol = (ushort)symbols[record.Symbol];
                LatestEventTimeNs = Math.Max(LatestEventTimeNs, record.EventTimeNs);
            }

            CheckTopic(record);
            IsInOrder &= Partitions.Get(record.Topic, record.Partition).Meet(record.Offset, record.RecordTimeMs);
            Records.Add(record);
        }

        foreach ((long, string) detail in block.Details)
        {
            if (Details.Count < MaxDetails)
            {
                Details.Add(detail);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Records.Dispose();
        _hash.Dispose();
    }

    /// <summary>A record is known by role, partition and offset, so that a role can have only one topic.</summary>
    private void CheckTopic(in MarketRecord record)
    {
        if (record.Role == MarketRecord.NoRole || !TopicRoles.IsReplayed(record.Role))
        {
            return;
        }

        ref int topic = ref _topicOfRole[(int)record.Role];
        if (topic == record.Topic)
        {
            return;
        }

        if (topic >= 0)
        {
            string key = TopicRoles.Key(record.Role);
            throw DumpFile.Unreadable(
                "dump_topics_ambiguous",
                $"{_path}: found {key} in two topics, {_topics.Names[topic]} and {_topics.Names[record.Topic]}; expected one topic per role (source_topics.{key} names it).");
        }

        topic = record.Topic;
    }
}
