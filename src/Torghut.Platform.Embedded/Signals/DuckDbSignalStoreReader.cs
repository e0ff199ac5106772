using System.Data.Common;
using DuckDB.NET.Data;
using Torghut.Market.Time;
using Torghut.Simulation.Errors;
using Torghut.Trading.Signals;

namespace Torghut.Platform.Embedded.Signals;

/// <summary>Reads a DuckDB signal store, rows streamed in order of (event time, symbol, window size, seq).</summary>
public sealed class DuckDbSignalStoreReader : ISignalStoreReader
{
    private const string Order = "ORDER BY event_ts, symbol, window_size, seq";

    private readonly DuckDBConnection _connection;
    private readonly string _path;

    /// <summary>Opens a store for reading only.</summary>
    /// <exception cref="SimulationException"><c>signal_store_unreadable</c>: the file is no DuckDB database.</exception>
    public DuckDbSignalStoreReader(string path)
    {
        _path = path;
        _connection = new DuckDBConnection($"Data Source={path};access_mode=READ_ONLY;threads=1");
        try
        {
            _connection.Open();
        }
        catch (DuckDBException failure)
        {
            _connection.Dispose();
            throw Unreadable(failure);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<MicroBarRow> ReadMicroBars() => Read(
        SignalTables.MicroBars,
        "o, h, l, c, v",
        static row => new MicroBarRow(
            row.GetString(0), EventNs(row), row.GetString(2), row.GetInt64(3), Number(row, 4), Number(row, 5), Number(row, 6), Number(row, 7), Number(row, 8)));

    /// <inheritdoc/>
    public IEnumerable<SignalRow> ReadSignals() => Read(
        SignalTables.Signals,
        "imbalance_bid_px, imbalance_ask_px",
        static row => new SignalRow(row.GetString(0), EventNs(row), row.GetString(2), row.GetInt64(3), Optional(row, 4), Optional(row, 5)));

    /// <inheritdoc/>
    public void Dispose() => _connection.Dispose();

    private static long EventNs(DbDataReader row) => row.GetInt64(1) * EventTime.NsPerMs;

    private static double Number(DbDataReader row, int column) => Optional(row, column) ?? double.NaN;

    private static double? Optional(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    private IEnumerable<T> Read<T>(string table, string columns, Func<DbDataReader, T> convert)
    {
        if (!HasTable(table))
        {
            yield break;
        }

        using DuckDBCommand command = _connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText = $"SELECT symbol, epoch_ms(event_ts), window_size, seq, {columns} FROM {table} {Order}";
        using DuckDBDataReader reader = Execute(command);
        while (Next(reader))
        {
            yield return convert(reader);
        }
    }

    private bool Next(DuckDBDataReader reader)
    {
        try
        {
            return reader.Read();
        }
        catch (DuckDBException failure)
        {
            throw Unreadable(failure);
        }
    }

    private bool HasTable(string table)
    {
        using DuckDBCommand command = _connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM duckdb_tables() WHERE table_name = '{table}'";
        using DuckDBDataReader reader = Execute(command);
        return reader.Read() && reader.GetInt64(0) > 0;
    }

    private DuckDBDataReader Execute(DuckDBCommand command)
    {
        try
        {
            return command.ExecuteReader();
        }
        catch (DuckDBException failure)
        {
            throw Unreadable(failure);
        }
    }

    private SimulationException Unreadable(DuckDBException failure) =>
        new(ExitCode.Usage, "signal_store_unreadable", $"{_path}: {failure.Message}", failure);
}
