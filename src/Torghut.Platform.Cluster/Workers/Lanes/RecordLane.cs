using System.Buffers.Text;
using System.Globalization;
using Confluent.Kafka;
using Torghut.Market.Envelopes;
using Torghut.Market.Events;
using Torghut.Market.Records;
using Torghut.Market.Symbols;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Kafka.Replay;
using Torghut.Platform.Cluster.Workers.Announcements;
using Torghut.Platform.Cluster.Workers.Log;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Cluster.Workers.Lanes;

/// <summary>One partition of a replayed topic: its records become events that wait in a lane.</summary>
internal sealed class RecordLane
{
    private readonly RecordDecoder _decoder;
    private readonly RecordIntake _intake;
    private readonly SourcePlaces _sources;
    private readonly AnnouncedPartition _announced;
    private readonly TopicRole _role;

    /// <summary>Makes the lane of a partition.</summary>
    /// <param name="where">Topic and partition.</param>
    /// <param name="role">Role of the topic.</param>
    /// <param name="announced">What is known of the partition.</param>
    /// <param name="replay">What is known of the replay.</param>
    /// <param name="symbols">Symbols of the replay.</param>
    public RecordLane(TopicPartition where, TopicRole role, AnnouncedPartition announced, ReplayAnnouncement replay, SymbolTable symbols)
    {
        Where = where;
        _role = role;
        _announced = announced;
        _decoder = new RecordDecoder(new WindowTimes(replay.ToWindow()), new SymbolInterner(symbols));
        _intake = new RecordIntake(role, replay.MaxOutOfOrderMs);
        _sources = new SourcePlaces(announced.Sources);
        UpdateFrontier();
    }

    /// <summary>Topic and partition.</summary>
    public TopicPartition Where { get; }

    /// <summary>The events that wait.</summary>
    public EventLane Events { get; } = new();

    /// <summary>Records read.</summary>
    public long Read { get; private set; }

    /// <summary>Records that violate the contract of envelopes.</summary>
    public long Refused { get; private set; }

    /// <summary>Offset of the next record.</summary>
    public long NextOffset { get; private set; }

    /// <summary>Records that are still to come.</summary>
    public long Lag => Math.Max(0, _announced.Records - NextOffset);

    /// <summary>Whether the whole replay of the partition was read.</summary>
    public bool IsComplete => NextOffset >= _announced.Records;

    /// <summary>Takes a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="isWanted">Whether a symbol's events are wanted, by ordinal; null for all.</param>
    /// <param name="late">Takes late events.</param>
    /// <exception cref="SimulationException"><c>worker_input_out_of_order</c>: an event steps back further than was announced.</exception>
    public void Take(in LogRecord record, bool[]? isWanted, Action<MarketEvent>? late)
    {
        Read++;
        NextOffset = record.Offset + 1;
        var decoded = new MarketRecord
        {
            RecordTimeMs = record.TimestampMs,
            Role = _role,
            Topic = (ushort)_role,
        };
        if (!_sources.TryFind(record.Offset, out decoded.Partition, out decoded.Offset))
        {
            (decoded.Partition, decoded.Offset) = SourceOf(record);
        }

        if (_decoder.Decode(record.Value, record.Key, ref decoded) != EnvelopeViolation.None)
        {
            Refused++;
        }
        else if (_intake.TryTake(decoded, out MarketEvent marketEvent) && (isWanted is null || isWanted[marketEvent.Symbol]))
        {
            Add(decoded, marketEvent, late);
        }

        UpdateFrontier();
    }

    private void Add(in MarketRecord record, in MarketEvent marketEvent, Action<MarketEvent>? late)
    {
        if (marketEvent.IsLate)
        {
            late?.Invoke(marketEvent);
        }
        else if (marketEvent.EventTimeNs < Events.FrontierNs)
        {
            throw new SimulationException(
                ExitCode.Failed,
                "worker_input_out_of_order",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Where.Topic} [{Where.Partition.Value}], offset {NextOffset - 1}: the event time is {Events.FrontierNs - marketEvent.EventTimeNs} ns before what was announced as the earliest still possible."))
            {
                Hint = "The topic does not hold the replay that was announced: start over with fresh topics.",
            };
        }
        else if (marketEvent.Channel == EventChannel.Bar)
        {
            Events.Add(marketEvent, record.ToBar());
        }
        else
        {
            Events.Add(marketEvent);
        }
    }

    private void UpdateFrontier() => Events.FrontierNs =
        IsComplete ? long.MaxValue
        : _intake.HighestNs == long.MinValue ? long.MinValue
        : _intake.HighestNs - _announced.DisorderNs;

    /// <summary>Where a record was in the source: the replay says so in a header; without it, where it is now.</summary>
    private static (int Partition, long Offset) SourceOf(in LogRecord record)
    {
        ReadOnlySpan<byte> id = record.Header(ReplayLineage.EventHeaderText);
        int second = id.LastIndexOf((byte)':');
        int first = second > 0 ? id[..second].LastIndexOf((byte)':') : -1;
        return first > 0
            && Utf8Parser.TryParse(id[(first + 1)..second], out int partition, out int used) && used == second - first - 1
            && Utf8Parser.TryParse(id[(second + 1)..], out long offset, out used) && used == id.Length - second - 1
            ? (partition, offset)
            : (record.Where.Partition.Value, record.Offset);
    }
}
