using DuckDB.NET.Data;
using Torghut.Platform.Embedded.Stores;
using Torghut.Simulation.Errors;

namespace Torghut.Platform.Embedded.Signals;

/// <summary>Makes a signal store of another store's tables as files.</summary>
public static class DuckDbSignalCopy
{
    private const string WriteAheadLog = ".wal";

    /// <summary>Makes it.</summary>
    /// <param name="path">Path of the finished store; its folder exists. A file of this name is replaced when the new one is whole.</param>
    /// <param name="files">
    /// File by table, with the table's columns by name: comma-separated values below a header, UTF-8, <c>\N</c> for null, times in UTC.
    /// </param>
    /// <exception cref="SimulationException"><c>output_unwritable</c>; <c>signal_store_failed</c>: a file does not fit its table, or the disk is full.</exception>
    public static void Make(string path, IReadOnlyDictionary<string, string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        using PendingFile file = PendingFile.Prepare(path, WriteAheadLog);

        // DuckDB makes its own file and refuses an empty one.
        File.Delete(file.Temporary);
        try
        {
            using var connection = new DuckDBConnection($"Data Source={file.Temporary};threads=1");
            connection.Open();
            Execute(connection, "SET TimeZone = 'UTC'; SET preserve_insertion_order = true;");
            Execute(connection, SignalTables.Create);
            foreach ((string table, string source) in files)
            {
                Execute(
                    connection,
                    $"INSERT INTO {table} BY NAME SELECT * FROM read_csv('{source.Replace("'", "''", StringComparison.Ordinal)}', header = true, delim = ',', quote = '\"', escape = '\"', nullstr = '\\N', all_varchar = true, auto_detect = false, columns = {Columns(connection, table)})");
            }

            // Closing the last connection checkpoints: one file is left, without a write-ahead log.
            connection.Close();
        }
        catch (DuckDBException failure)
        {
            throw new SimulationException(
                ExitCode.Failed,
                failure.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase) ? "disk_full" : "signal_store_failed",
                $"{file.Target}: {failure.Message}",
                failure);
        }

        file.Publish();
    }

    /// <summary>The columns as texts, in the table's order: the engine turns them into the table's types.</summary>
    private static string Columns(DuckDBConnection connection, string table)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT column_name FROM duckdb_columns() WHERE table_name = '{table}' ORDER BY column_index";
        using DuckDBDataReader reader = command.ExecuteReader();
        List<string> columns = [];
        while (reader.Read())
        {
            columns.Add($"'{reader.GetString(0)}': 'VARCHAR'");
        }

        return "{" + string.Join(", ", columns) + "}";
    }

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
