using NodaTime;
using Npgsql;
using Torghut.Market.Time;
using Torghut.Platform.Cluster.ClickHouse.Http;
using Torghut.Platform.Cluster.ClickHouse.Signals;
using Torghut.Platform.Cluster.Postgres.Sessions;
using Torghut.Platform.Cluster.Runs.Servers;
using Torghut.Simulation.Monitoring;
using Torghut.Trading.Ledger.Schema;

namespace Torghut.Platform.Cluster.Runs.Stores;

/// <summary>
/// Looks at the ledger and the signal store of a run that others work on. A server that does not answer fails the look, not
/// the run.
/// </summary>
internal sealed class CompletionProbe(ClusterServers servers, long records) : ICompletionProbe
{
    private const int CommandTimeoutSeconds = 60;

    private static readonly string Counts = string.Join(
        ", ",
        new[] { LedgerSchema.TradeDecisions, LedgerSchema.Executions, LedgerSchema.ExecutionTcaMetrics, LedgerSchema.ExecutionOrderEvents }
            .Select(table => $"(select count(*) from {table.Name})"));

    /// <inheritdoc/>
    public async Task<RunSnapshot> LookAsync(CancellationToken cancellationToken)
    {
        (long count, Instant? last) = await SignalsAsync(cancellationToken).ConfigureAwait(false);
        RunSnapshot ledger = await LedgerAsync(cancellationToken).ConfigureAwait(false);
        return ledger with { Records = records, Signals = count, LastSignal = last };
    }

    private async Task<(long Count, Instant? Last)> SignalsAsync(CancellationToken cancellationToken)
    {
        using var client = new ClickHouseClient(servers.ClickHouse);
        string answer = await client
            .ExecuteAsync(
                $"SELECT uniqExact(symbol, event_ts, window_size, seq), toUnixTimestamp64Milli(toDateTime64(max(event_ts), 3, 'UTC')) FROM {Sql.Name(servers.SignalDatabaseName)}.{Sql.Name(SignalTables.Signals)} FORMAT TabSeparated",
                cancellationToken)
            .ConfigureAwait(false);
        string[] cells = answer.TrimEnd('\n').Split('\t');
        long count = long.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture);
        return count == 0
            ? (0, null)
            : (count, EventTime.ToInstant(checked(long.Parse(cells[1], System.Globalization.CultureInfo.InvariantCulture) * EventTime.NsPerMs)));
    }

    private async Task<RunSnapshot> LedgerAsync(CancellationToken cancellationToken)
    {
        NpgsqlConnection connection = await PostgresSession
            .OpenAsync(servers.Postgres.Run, CommandTimeoutSeconds, cancellationToken)
            .ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            // Whole milliseconds suffice: the cursor is at a signal's time.
            var command = new NpgsqlCommand(
                $"select {Counts}, (select (extract(epoch from max(cursor_at)) * 1000)::bigint from {LedgerSchema.TradeCursor.Name})", connection);
            await using (command.ConfigureAwait(false))
            {
                NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    await reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                    return new RunSnapshot
                    {
                        Decisions = reader.GetInt64(0),
                        Executions = reader.GetInt64(1),
                        TcaMetrics = reader.GetInt64(2),
                        OrderEvents = reader.GetInt64(3),
                        Cursor = await reader.IsDBNullAsync(4, cancellationToken).ConfigureAwait(false)
                            ? null
                            : Instant.FromUnixTimeMilliseconds(reader.GetInt64(4)),
                    };
                }
            }
        }
    }
}
