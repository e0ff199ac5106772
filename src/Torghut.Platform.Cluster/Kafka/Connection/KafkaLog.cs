using Confluent.Kafka;
using Torghut.Simulation.Progress;

namespace Torghut.Platform.Cluster.Kafka.Connection;

/// <summary>
/// What the native client says: passed on with passwords masked, the same sentence once, and remembered for the message of
/// a failure.
/// </summary>
public sealed class KafkaLog
{
    /// <summary>Code of the notes.</summary>
    public const string NoteCode = "kafka";

    private const int MaxRemembered = 200;

    private readonly KafkaConnection _connection;
    private readonly IProgressObserver _observer;
    private readonly Lock _gate = new();
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private string? _lastError;

    /// <summary>Makes the log of one piece of work.</summary>
    public KafkaLog(KafkaConnection connection, IProgressObserver observer)
    {
        _connection = connection;
        _observer = observer;
    }

    /// <summary>The last error that a broker or the client reported; null for none.</summary>
    public string? LastError
    {
        get
        {
            lock (_gate)
            {
                return _lastError;
            }
        }
    }

    /// <summary>Takes an error of a client.</summary>
    public void Take(Error error)
    {
        ArgumentNullException.ThrowIfNull(error);
        string text = _connection.Mask(error.Reason);
        lock (_gate)
        {
            _lastError = text;
        }

        Say(NoteLevel.Warning, text);
    }

    /// <summary>Takes a line of a client's log.</summary>
    public void Take(LogMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (message.Level <= SyslogLevel.Warning)
        {
            Say(NoteLevel.Warning, _connection.Mask(message.Message));
        }
    }

    private void Say(NoteLevel level, string text)
    {
        lock (_gate)
        {
            if (_said.Count >= MaxRemembered || !_said.Add(text))
            {
                return;
            }
        }

        _observer.Noted(level, NoteCode, text);
    }
}
