using DuckDB.NET.Data;
using Torghut.Reporting.Tables;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Platforms;

namespace Torghut.Platform.Embedded.Evidence;

/// <summary>
/// Writes evidence tables as Parquet, through DuckDB: rows go into a table in batches, and each table is copied out by one
/// thread in the order of its rows. What does not fit into the memory it may use goes to a file beside.
/// </summary>
public sealed class ParquetFiles : IEvidenceFiles
{
    private const string MemoryLimit = "160MB";

    /// <inheritdoc/>
    public void Write(IReadOnlyList<EvidenceTable> tables, string folder)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        string scratch = Path.Combine(folder, ".evidence.duckdb");
        try
        {
            using (var connection = new DuckDBConnection($"Data Source={scratch};threads=1;memory_limit={MemoryLimit}"))
            {
                connection.Open();

                // The table lives for seconds only: to look for its best encoding would cost more than it saves.
                Execute(connection, "PRAGMA force_compression='uncompressed'");
                foreach (EvidenceTable table in tables)
                {
                    Write(connection, table, folder);
                }
            }
        }
        catch (DuckDBException failure)
        {
            throw failure.Message.Contains("No space left", StringComparison.OrdinalIgnoreCase)
                ? new SimulationException(ExitCode.Failed, "disk_full", $"The disk is full while writing {folder}.", failure)
                : new SimulationException(ExitCode.Failed, "evidence_failed", $"{folder}: {failure.Message}", failure);
        }
        finally
        {
            File.Delete(scratch);
            File.Delete(scratch + ".wal");
            if (Directory.Exists(scratch + ".tmp"))
            {
                Directory.Delete(scratch + ".tmp", recursive: true);
            }
        }
    }

    private static void Write(DuckDBConnection connection, EvidenceTable table, string folder)
    {
        IEnumerable<string> columns = table.Columns.Select(column => $"\"{column.Name}\" {TypeOf(column.Type)}");
        Execute(connection, $"CREATE TABLE {table.Name} ({string.Join(", ", columns)})");
        using (DuckDBAppender appender = connection.CreateAppender(table.Name))
        {
            var row = new AppenderRow();
            for (int i = 0; i < table.Count; i++)
            {
                row.Begin(appender);
                table.Write(i, row);
                row.End();
            }
        }

        string file = Path.Combine(folder, table.Name + ".parquet").Replace("'", "''", StringComparison.Ordinal);
        Execute(connection, $"COPY {table.Name} TO '{file}' (FORMAT parquet, COMPRESSION snappy)");
        Execute(connection, $"DROP TABLE {table.Name}");
        File.SetUnixFileMode(Path.Combine(folder, table.Name + ".parquet"), AtomicFile.FileMode);
    }

    private static string TypeOf(EvidenceColumnType type) => type switch
    {
        EvidenceColumnType.Integer => "BIGINT",
        EvidenceColumnType.Decimal => "DECIMAL(38, 8)",
        EvidenceColumnType.Number => "DOUBLE",
        EvidenceColumnType.Time => "TIMESTAMPTZ",
        EvidenceColumnType.Flag => "BOOLEAN",
        _ => "VARCHAR",
    };

    private static void Execute(DuckDBConnection connection, string sql)
    {
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
