using NpgsqlTypes;
using Torghut.Platform.Cluster.Postgres.Schema;
using Torghut.Simulation.Errors;
using Torghut.Trading.Ledger.Schema;

namespace Torghut.Platform.Cluster.Postgres.Ledger;

/// <summary>
/// A table of a database as rows are written to it: directly where no row of it is there yet, else through a temporary table
/// whose rows replace those with the same key.
/// </summary>
internal sealed class TargetTable
{
    private TargetTable(LedgerTable table, IReadOnlyList<NpgsqlDbType?> types, string copy, string merge)
    {
        Table = table;
        Types = types;
        DirectCopy = copy;
        Merge = merge;
    }

    /// <summary>Table of the contract.</summary>
    public LedgerTable Table { get; }

    /// <summary>Type of each column; null for one that the database lacks.</summary>
    public IReadOnlyList<NpgsqlDbType?> Types { get; }

    /// <summary>Statement that copies rows into the table.</summary>
    public string DirectCopy { get; }

    /// <summary>Statement that makes the temporary table; it is empty again after each transaction.</summary>
    public required string CreateStage { get; init; }

    /// <summary>Statement that copies rows into the temporary table.</summary>
    public required string StageCopy { get; init; }

    /// <summary>Statement that moves the temporary table's rows into the table.</summary>
    public string Merge { get; }

    /// <summary>Whether rows are written directly, because none of those written so far was there already.</summary>
    public bool IsDirect { get; set; } = true;

    /// <summary>Plans the writing to a table.</summary>
    /// <exception cref="SimulationException"><c>ledger_schema_unfit</c>: a column is of a type that cannot hold the values.</exception>
    public static TargetTable Of(LedgerTable table, FoundTable found)
    {
        List<string> names = [];
        List<NpgsqlDbType?> types = [];
        foreach (LedgerColumn column in table.Columns)
        {
            FoundColumn? target = found.Columns.GetValueOrDefault(column.Name);
            types.Add(target is null ? null : TypeOf(column, target, found));
            if (target is not null)
            {
                names.Add(target.Name);
            }
        }

        string name = $"{SqlText.Name(found.Schema)}.{SqlText.Name(found.Name)}";
        string stage = SqlText.Name("torghut_stage_" + table.Name);
        string columns = SqlText.Names(names);
        return new TargetTable(table, types, Copy(name, columns), MergeOf(table, name, stage, names))
        {
            CreateStage = $"create temporary table if not exists {stage} (like {name}) on commit delete rows",
            StageCopy = Copy($"pg_temp.{stage}", columns),
        };
    }

    private static string Copy(string table, string columns) => $"copy {table} ({columns}) from stdin (format binary)";

    /// <summary>
    /// A row replaces the row with its id. An order event is known by its fingerprint: one that came another way is the same
    /// event, and the first stays.
    /// </summary>
    private static string MergeOf(LedgerTable table, string name, string stage, List<string> names)
    {
        bool isEvent = table == LedgerSchema.ExecutionOrderEvents;
        string key = names.First(n => n.Equals(isEvent ? "event_fingerprint" : "id", StringComparison.OrdinalIgnoreCase));
        string columns = SqlText.Names(names);
        IEnumerable<string> updates = names.Where(n => n != key).Select(n => $"{SqlText.Name(n)} = excluded.{SqlText.Name(n)}");
        string condition = isEvent ? " where target.id = excluded.id" : "";
        return $"insert into {name} as target ({columns}) select {columns} from pg_temp.{stage} "
            + $"on conflict ({SqlText.Name(key)}) do update set {string.Join(", ", updates)}{condition}";
    }

    private static NpgsqlDbType TypeOf(LedgerColumn column, FoundColumn target, FoundTable found) => (column.Type, target.Type) switch
    {
        (LedgerColumnType.Uuid, "uuid") => NpgsqlDbType.Uuid,
        (LedgerColumnType.Json, "jsonb") => NpgsqlDbType.Jsonb,
        (LedgerColumnType.Json, "json") => NpgsqlDbType.Json,
        (LedgerColumnType.Uuid or LedgerColumnType.Text or LedgerColumnType.Json, "text") => NpgsqlDbType.Text,
        (LedgerColumnType.Uuid or LedgerColumnType.Text or LedgerColumnType.Json, "varchar") => NpgsqlDbType.Varchar,
        (LedgerColumnType.Boolean, "bool") => NpgsqlDbType.Boolean,
        (LedgerColumnType.Integer, "int2") => NpgsqlDbType.Smallint,
        (LedgerColumnType.Integer, "int4") => NpgsqlDbType.Integer,
        (LedgerColumnType.Integer, "int8") => NpgsqlDbType.Bigint,
        (LedgerColumnType.Numeric or LedgerColumnType.Ratio or LedgerColumnType.Integer, "numeric") => NpgsqlDbType.Numeric,
        (LedgerColumnType.Numeric or LedgerColumnType.Ratio, "float8") => NpgsqlDbType.Double,
        (LedgerColumnType.Timestamp, "timestamptz") => NpgsqlDbType.TimestampTz,
        (LedgerColumnType.Timestamp, "timestamp") => NpgsqlDbType.Timestamp,
        _ => throw new SimulationException(
            ExitCode.Failed,
            "ledger_schema_unfit",
            $"Table {found.Schema}.{found.Name}, column {target.Name}: found type {target.Type}, expected one that holds a {column.Type} value."),
    };
}
