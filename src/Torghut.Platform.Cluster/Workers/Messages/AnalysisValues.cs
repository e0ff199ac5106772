using System.Text.Json;
using Confluent.Kafka;
using Torghut.Market.Symbols;
using Torghut.Market.Topics;
using Torghut.Platform.Cluster.Workers.Schemas;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.Workers.Messages;

/// <summary>Writes signals, micro-bars and status records as Kafka messages, each in its topic's format. Not thread-safe.</summary>
internal sealed class AnalysisValues : IDisposable
{
    private readonly SymbolTable _symbols;
    private readonly IReadOnlyDictionary<TopicRole, string> _sourceTopics;
    private readonly AnalysisMessages _json;
    private readonly AvroWriter? _signals;
    private readonly AvroWriter? _bars;
    private readonly AvroWriter? _status;

    /// <summary>Makes a writer.</summary>
    public AnalysisValues(SymbolTable symbols, IReadOnlyDictionary<TopicRole, string> sourceTopics, AnalysisTargets targets)
    {
        _symbols = symbols;
        _sourceTopics = sourceTopics;
        _json = new AnalysisMessages(symbols, sourceTopics);
        _signals = Writer(targets.Signals);
        _bars = Writer(targets.MicroBars);
        _status = Writer(targets.Status);
    }

    /// <summary>A signal.</summary>
    public Message<byte[]?, byte[]?> Message(in Signal signal)
    {
        if (_signals is null)
        {
            return new() { Value = _json.Write(signal) };
        }

        AnalysisDocuments.Fill(_signals.Document, signal, _symbols, _sourceTopics);
        return Message(_signals);
    }

    /// <summary>A micro-bar.</summary>
    public Message<byte[]?, byte[]?> Message(in MicroBar bar)
    {
        if (_bars is null)
        {
            return new() { Value = _json.Write(bar) };
        }

        AnalysisDocuments.Fill(_bars.Document, bar, _symbols);
        return Message(_bars);
    }

    /// <summary>A status record.</summary>
    public Message<byte[]?, byte[]?> Message(GroupStatus status)
    {
        if (_status is null)
        {
            return new() { Value = JsonSerializer.SerializeToUtf8Bytes(status, MessageJson.Default.GroupStatus) };
        }

        AnalysisDocuments.Fill(_status.Document, status);
        return Message(_status);
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();

    private static AvroWriter? Writer(AvroTarget? target) => target is null ? null : new AvroWriter(target);

    private static Message<byte[]?, byte[]?> Message(AvroWriter writer)
    {
        var message = new Message<byte[]?, byte[]?> { Value = writer.Write() };
        if (writer.Carried() is { } carried)
        {
            message.Headers = new Headers { { CarriedFields.Header, carried } };
        }

        return message;
    }
}
