using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Confluent.Kafka;
using Npgsql;
using Torghut.Market.Time;
using Torghut.Platform.Cluster.Kafka.Connection;
using Torghut.Platform.Cluster.Postgres.Ledger;
using Torghut.Platform.Cluster.Postgres.Sessions;
using Torghut.Platform.Cluster.Workers.Log;
using Torghut.Simulation.Progress;
using Torghut.Trading.Ledger;

namespace Torghut.Platform.Cluster.Workers.Trader;

/// <summary>
/// The ledger of one account, written by one trader at a time: rows and cursor in one transaction, order updates in their topic
/// before it. A trader that starts again computes everything anew and writes only what is behind the cursor.
/// </summary>
internal sealed class TraderLedger : IDisposable
{
    private const int RowsPerCommit = 2_000;
    private const int CommandTimeoutSeconds = 60;
    private static readonly TimeSpan CommitEvery = TimeSpan.FromMilliseconds(500);

    private readonly TraderSettings _settings;
    private readonly LogWriter _updates;
    private readonly PostgresLedgerWriter _writer;
    private readonly Receipts _receipts = new();
    private readonly TopicPartition _updatesPartition;
    private readonly CancellationToken _cancellationToken;
    private readonly List<ILedgerRow> _rows = [];
    private readonly string _account;
    private long _publishedSeq;
    private long? _cursorNs;
    private long _committedAt = Environment.TickCount64;

    /// <summary>Takes the ledger: waits for its lock, then looks at what is there.</summary>
    /// <param name="settings">Settings.</param>
    /// <param name="account">Label of the account.</param>
    /// <param name="log">Takes what Kafka's client says.</param>
    /// <param name="observer">Hears of repeated attempts.</param>
    /// <param name="cancellationToken">Ends every waiting.</param>
    public TraderLedger(TraderSettings settings, string account, KafkaLog log, IProgressObserver observer, CancellationToken cancellationToken)
    {
        _settings = settings;
        _account = account;
        _cancellationToken = cancellationToken;
        _updatesPartition = new TopicPartition(settings.OrderUpdatesTopic, new Partition(0));
        _writer = new PostgresLedgerWriter(settings.Ledger, new PostgresWriterOptions
        {
            Seed = LockKey(account),
            Observer = observer,
            LockKey = LockKey(account),
            RowsPerBatch = int.MaxValue,
            CancellationToken = cancellationToken,
        });
        _writer.Open();
        _cursorNs = ReadCursor();
        _ = LogTail.Read(settings.Connection, settings.ClientId + "-updates", _updatesPartition, log, TakeUpdate, cancellationToken);
        _updates = new LogWriter(settings.Connection, settings.ClientId, log);
    }

    /// <summary>End of the last signal whose consequences were written before this trader started, nanoseconds since the Unix epoch; null for none.</summary>
    public long? ResumedNs => _cursorNs;

    /// <summary>Commits so far.</summary>
    public long Commits { get; private set; }

    /// <summary>Rows written so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Takes rows, unless they were written before this trader started.</summary>
    /// <param name="rows">Rows in the order of their writing.</param>
    /// <param name="reachedNs">The trader's cursor when they came to be, nanoseconds since the Unix epoch.</param>
    public void Take(IReadOnlyList<ILedgerRow> rows, long reachedNs)
    {
        if (_cursorNs is { } cursor && reachedNs < cursor)
        {
            return;
        }

        _rows.AddRange(rows);
    }

    /// <summary>Writes what was taken, if it is time to.</summary>
    public void CommitIfDue(TradeCursorRow cursor)
    {
        if (_rows.Count > 0 && (_rows.Count >= RowsPerCommit || Environment.TickCount64 - _committedAt >= CommitEvery.TotalMilliseconds))
        {
            Commit(cursor);
        }
    }

    /// <summary>Writes what was taken, and the cursor with it.</summary>
    public void Commit(TradeCursorRow cursor)
    {
        Publish();
        long cursorNs = EventTime.FromInstant(cursor.CursorAt);
        if (_cursorNs is null || cursorNs >= _cursorNs)
        {
            _rows.Add(cursor);
        }

        _writer.Write(_rows);
        _writer.Flush();
        Commits++;
        Rows += _rows.Count;
        _rows.Clear();
        _committedAt = Environment.TickCount64;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _updates?.Dispose();
        _writer.Dispose();
    }

    /// <summary>Order updates stand in their topic before the ledger knows them; those that are there are not written again.</summary>
    private void Publish()
    {
        foreach (ILedgerRow row in _rows)
        {
            if (row is ExecutionOrderEventRow { FeedSeq: { } seq } update && seq > _publishedSeq)
            {
                var message = new Message<byte[]?, byte[]?>
                {
                    Key = Encoding.UTF8.GetBytes(update.Symbol ?? ""),
                    Value = Encoding.UTF8.GetBytes(update.RawEvent),
                    Timestamp = new Timestamp(update.CreatedAt.ToUnixTimeMilliseconds(), TimestampType.CreateTime),
                };
                _updates.Send(_updatesPartition, message, _receipts, _cancellationToken);
                _publishedSeq = seq;
            }
        }

        _updates.WaitFor(_receipts, _cancellationToken);
    }

    private void TakeUpdate(LogRecord record)
    {
        try
        {
            var json = new Utf8JsonReader(record.Value);
            using JsonDocument update = JsonDocument.ParseValue(ref json);
            if (update.RootElement.TryGetProperty("accountLabel", out JsonElement label) && label.ValueEquals(_account)
                && update.RootElement.TryGetProperty("seq", out JsonElement seq) && seq.TryGetInt64(out long number))
            {
                _publishedSeq = Math.Max(_publishedSeq, number);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Someone else's record.
        }
    }

    private long? ReadCursor()
    {
        using NpgsqlConnection connection = PostgresSession.Open(_settings.Ledger, CommandTimeoutSeconds);
        using var command = new NpgsqlCommand("select max(cursor_at) from trade_cursor where source = 'ta_signals' and account_label = $1", connection)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = _account } },
        };
        return command.ExecuteScalar() switch
        {
            DateTime at => EventTime.FromInstant(NodaTime.Instant.FromDateTimeUtc(DateTime.SpecifyKind(at, DateTimeKind.Utc))),
            _ => null,
        };
    }

    private static long LockKey(string account) =>
        BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes("torghut-trader\n" + account)));
}
