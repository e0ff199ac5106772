using System.Runtime.CompilerServices;
using Torghut.Market.Envelopes;
using Torghut.Market.Symbols;
using Torghut.Market.Time;
using Torghut.Market.Topics;

namespace Torghut.Market.Records;

/// <summary>
/// Reads a record's envelope and settles what is to become of the record, as far as the record alone tells. A dump and a
/// topic's consumer decode alike, so that both give the same events. Nothing is allocated for a plain, good record. Not thread-safe.
/// </summary>
public sealed class RecordDecoder
{
    private readonly WindowTimes _window;
    private readonly EnvelopeParser _parser;
    private Envelope _envelope;

    /// <summary>Makes a decoder.</summary>
    /// <param name="window">The replayed window.</param>
    /// <param name="symbols">Numbers the symbols that are met.</param>
    public RecordDecoder(WindowTimes window, SymbolInterner symbols)
    {
        _window = window;
        _parser = new EnvelopeParser(symbols);
    }

    /// <summary>Decodes a record.</summary>
    /// <param name="value">The record's value.</param>
    /// <param name="key">The record's key; empty where it has none.</param>
    /// <param name="record">
    /// Has the record's time, topic and role (or <see cref="MarketRecord.NoRole"/>, when the envelope's channel tells); gets the
    /// rest, unless there is a violation.
    /// </param>
    /// <returns><see cref="EnvelopeViolation.None"/>, or the first thing that is wrong.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public EnvelopeViolation Decode(ReadOnlySpan<byte> value, ReadOnlySpan<byte> key, ref MarketRecord record)
    {
        if (record.Role != MarketRecord.NoRole && !TopicRoles.IsReplayed(record.Role))
        {
            record.Fate = RecordFate.NotReplayed;
            return EnvelopeViolation.None;
        }

        if (record.Role != MarketRecord.NoRole && !_window.HoldsRecord(record.RecordTimeMs))
        {
            record.Fate = RecordFate.OutsideByRecordTime;
            return EnvelopeViolation.None;
        }

        EnvelopeViolation violation = _parser.Parse(value, key, record.Topic, ref _envelope);
        if (violation != EnvelopeViolation.None)
        {
            return violation;
        }

        TopicRole role = RoleOf(_envelope.Channel);
        if (record.Role == MarketRecord.NoRole)
        {
            record.Role = role;
            if (!TopicRoles.IsReplayed(role) || !_window.HoldsRecord(record.RecordTimeMs))
            {
                record.Fate = TopicRoles.IsReplayed(role) ? RecordFate.OutsideByRecordTime : RecordFate.NotReplayed;
                return EnvelopeViolation.None;
            }
        }

        if (record.Role != role)
        {
            return _parser.RefuseChannel();
        }

        Take(_envelope, ref record);
        return EnvelopeViolation.None;
    }

    /// <summary>What was found and what is expected, for the record that was just refused.</summary>
    public string Describe(EnvelopeViolation violation, ReadOnlySpan<byte> value, ReadOnlySpan<byte> key) =>
        _parser.Describe(violation, value, key);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Take(in Envelope envelope, ref MarketRecord record)
    {
        record.Symbol = (ushort)envelope.Symbol;
        record.EventTimeNs = envelope.EventTimeNs;
        record.Fate = RecordFate.Event;
        (record.Value0, record.Value1) = (envelope.BidPriceE8, envelope.BidSizeE8);
        bool isInside = _window.HoldsEvent(envelope.EventTimeNs);
        switch (record.Role)
        {
            case TopicRole.Trades:
                (record.Value2, record.Value3) = unchecked(((long)envelope.TradeId.High, (long)envelope.TradeId.Low));
                record.TradeIdKind = envelope.TradeId.Kind;
                break;
            case TopicRole.Quotes:
                (record.Value2, record.Value3) = (envelope.AskPriceE8, envelope.AskSizeE8);
                break;
            case TopicRole.Status:
                record.Value0 = envelope.Status == TradingStatusEffect.Halt ? 1 : 0;
                record.Fate = envelope.Status == TradingStatusEffect.None ? RecordFate.NoChange : RecordFate.Event;
                break;
            default:
                record.SetBar(envelope.Bar);
                record.EventTimeNs = envelope.Bar.StartNs + EventTime.NsPerMinute;
                isInside = _window.HoldsBarEnd(record.EventTimeNs);
                break;
        }

        record.Fate = isInside ? record.Fate : RecordFate.OutsideByEventTime;
    }

    private static TopicRole RoleOf(EnvelopeChannel channel) => channel switch
    {
        EnvelopeChannel.Trades => TopicRole.Trades,
        EnvelopeChannel.Quotes => TopicRole.Quotes,
        EnvelopeChannel.Bars or EnvelopeChannel.UpdatedBars => TopicRole.Bars,
        EnvelopeChannel.Status => TopicRole.Status,
        _ => TopicRole.OrderUpdates,
    };
}
