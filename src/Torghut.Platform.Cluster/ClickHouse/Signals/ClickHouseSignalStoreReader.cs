using System.Globalization;
using Torghut.Market.Time;
using Torghut.Platform.Cluster.ClickHouse.Http;
using Torghut.Simulation.Errors;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Cluster.ClickHouse.Signals;

/// <summary>
/// Reads a signal store, of rows with one identity the newest, in order of (event time, symbol, window size, seq). The store
/// may be another program's: a missing table gives no rows.
/// </summary>
public sealed class ClickHouseSignalStoreReader : ISignalStoreReader
{
    private const string Null = "\\N";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private readonly ClickHouseClient _client;
    private readonly string _database;

    /// <summary>Opens a store.</summary>
    /// <param name="address">The server.</param>
    /// <param name="database">Database.</param>
    public ClickHouseSignalStoreReader(ClickHouseAddress address, string database)
    {
        ArgumentNullException.ThrowIfNull(address);
        _client = new ClickHouseClient(address);
        _database = database;
    }

    /// <inheritdoc/>
    /// <exception cref="SimulationException"><c>signal_store_unreadable</c>.</exception>
    public IEnumerable<MicroBarRow> ReadMicroBars() => Read(
        SignalTables.MicroBars,
        "o, h, l, c, v",
        static cells => new MicroBarRow(
            Unescape(cells[0]), Ns(cells[1]), cells[2], Whole(cells[3]), Number(cells[4]) ?? double.NaN, Number(cells[5]) ?? double.NaN,
            Number(cells[6]) ?? double.NaN, Number(cells[7]) ?? double.NaN, Number(cells[8]) ?? double.NaN));

    /// <inheritdoc/>
    /// <exception cref="SimulationException"><c>signal_store_unreadable</c>.</exception>
    public IEnumerable<SignalRow> ReadSignals() => Read(
        SignalTables.Signals,
        "imbalance_bid_px, imbalance_ask_px",
        static cells => new SignalRow(Unescape(cells[0]), Ns(cells[1]), cells[2], Whole(cells[3]), Number(cells[4]), Number(cells[5])));

    /// <summary>Statistics by table and window size, in order of their names; a table without rows has none.</summary>
    /// <exception cref="SimulationException"><c>signal_store_unreadable</c>.</exception>
    public IReadOnlyList<SignalTableStatistics> ReadStatistics()
    {
        List<SignalTableStatistics> statistics = [];
        foreach (string table in SignalTables.All.Where(HasTable))
        {
            string answer = Ask($"""
                SELECT window_size, uniqExact(symbol, event_ts, seq), count(), uniqExact(symbol), toUnixTimestamp64Milli(toDateTime64(min(event_ts), 3, 'UTC')),
                  toUnixTimestamp64Milli(toDateTime64(max(event_ts), 3, 'UTC')), toUnixTimestamp64Milli(toDateTime64(max(ingest_ts), 3, 'UTC'))
                FROM {Sql.Name(_database)}.{Sql.Name(table)} GROUP BY window_size ORDER BY window_size FORMAT TabSeparated
                """);
            statistics.AddRange(
                from line in answer.Split('\n', StringSplitOptions.RemoveEmptyEntries)
                let cells = line.Split('\t')
                select new SignalTableStatistics(
                    table, cells[0], Whole(cells[1]), Whole(cells[2]), Whole(cells[3]), Ns(cells[4]), Ns(cells[5]), Ns(cells[6])));
        }

        return statistics;
    }

    /// <summary>
    /// Writes a table with all columns of the contract, of rows with one identity the newest, as comma-separated values: a
    /// header, UTF-8, <c>\N</c> for null. Rows are in order of (event time, symbol, window size, seq). A missing table gives the header.
    /// </summary>
    /// <param name="table"><c>ta_microbars</c> or <c>ta_signals</c>.</param>
    /// <param name="path">The file; one of this name is replaced.</param>
    /// <param name="cancellationToken">Stops; a part of the file is then there.</param>
    /// <exception cref="SimulationException"><c>signal_store_unreadable</c>.</exception>
    public async Task WriteTableAsync(string table, string path, CancellationToken cancellationToken)
    {
        IReadOnlyList<(string Name, string Type)> columns = SignalTables.ColumnsOf(table);
        var file = new StreamWriter(path, append: false);
        await using (file.ConfigureAwait(false))
        {
            if (!HasTable(table))
            {
                await file.WriteAsync(string.Join(',', columns.Select(column => column.Name)) + "\n").ConfigureAwait(false);
                return;
            }

            IEnumerable<string> values = columns.Select(column => column.Type.Contains("Float64", StringComparison.Ordinal)
                ? $"if(isFinite({Sql.Name(column.Name)}), {Sql.Name(column.Name)}, NULL) AS {Sql.Name(column.Name)}"
                : Sql.Name(column.Name));
            string sql = $"""
                SELECT {string.Join(", ", values)} FROM {Sql.Name(_database)}.{Sql.Name(table)} FINAL
                ORDER BY event_ts, symbol, window_size, seq FORMAT CSVWithNames
                """;
            try
            {
                using StreamReader rows = await _client.ReadAsync(sql, Limit, cancellationToken).ConfigureAwait(false);
                while (await rows.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
                {
                    await file.WriteAsync(line.AsMemory(), cancellationToken).ConfigureAwait(false);
                    await file.WriteAsync('\n').ConfigureAwait(false);
                }
            }
            catch (ClickHouseFailure failure)
            {
                throw ClickHouseErrors.Of(ExitCode.Failed, "signal_store_unreadable", $"read database {_database}", _client.Place, failure);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static long Whole(string cell) => long.Parse(cell, CultureInfo.InvariantCulture);

    private static long Ns(string cell) => Whole(cell) * EventTime.NsPerMs;

    private static double? Number(string cell) => cell == Null || cell is "nan" or "inf" or "-inf" ? null : double.Parse(cell, CultureInfo.InvariantCulture);

    private static string Unescape(string cell) => cell.Contains('\\', StringComparison.Ordinal)
        ? cell.Replace("\\t", "\t", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal)
            .Replace("\\'", "'", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
        : cell;

    private IEnumerable<T> Read<T>(string table, string columns, Func<string[], T> convert)
    {
        if (!HasTable(table))
        {
            yield break;
        }

        string sql = $"""
            SELECT symbol, toUnixTimestamp64Milli(toDateTime64(event_ts, 3, 'UTC')), window_size, seq, {columns}
            FROM {Sql.Name(_database)}.{Sql.Name(table)} FINAL
            ORDER BY event_ts, symbol, window_size, seq
            FORMAT TabSeparated
            """;
        using StreamReader lines = Guard(() => _client.ReadAsync(sql, Limit, CancellationToken.None));
        while (Guard(() => lines.ReadLineAsync()) is { } line)
        {
            yield return convert(line.Split('\t'));
        }
    }

    private bool HasTable(string table) => Ask($"EXISTS TABLE {Sql.Name(_database)}.{Sql.Name(table)}").Trim() == "1";

    private string Ask(string sql) => Guard(() => _client.ExecuteAsync(sql, CancellationToken.None));

    private T Guard<T>(Func<Task<T>> ask)
    {
        try
        {
            return ask().GetAwaiter().GetResult();
        }
        catch (ClickHouseFailure failure)
        {
            throw ClickHouseErrors.Of(ExitCode.Usage, "signal_store_unreadable", $"read database {_database}", _client.Place, failure);
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            throw ClickHouseErrors.Of(
                ExitCode.Usage, "signal_store_unreadable", $"read database {_database}", _client.Place, new ClickHouseFailure(e.Message, 0, 0, e));
        }
    }
}
