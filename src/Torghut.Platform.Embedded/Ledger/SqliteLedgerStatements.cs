using System.Globalization;
using Torghut.Trading.Ledger.Schema;

namespace Torghut.Platform.Embedded.Ledger;

/// <summary>The ledger's statements in the words of SQLite.</summary>
internal static class SqliteLedgerStatements
{
    /// <summary>
    /// Creates a table with its keys. References are checked when the transaction ends, so that rows of one batch may come
    /// in any order.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="isCopy">Whether the rows are another ledger's, which may lack what ours always keep: without references and unique keys.</param>
    public static string CreateTable(LedgerTable table, bool isCopy = false)
    {
        IEnumerable<string> columns = table.Columns.Select(column =>
            $"{Quote(column.Name)} {TypeOf(column.Type)}{(column.IsNullable ? "" : " not null")}{DefaultOf(column)}"
            + (column == table.Columns[0] ? " primary key" : "")
            + (column.References is null || isCopy ? "" : $" references {Quote(column.References)} (id) deferrable initially deferred"));
        IEnumerable<string> keys = (isCopy ? [] : table.UniqueKeys).Select(key => $"unique ({List(key)})");
        return $"create table {Quote(table.Name)} (\n  {string.Join(",\n  ", columns.Concat(keys))}\n)";
    }

    /// <summary>Creates the indexes of a table.</summary>
    public static IEnumerable<string> CreateIndexes(LedgerTable table) => table.Indexes.Select(columns =>
        $"create index {Quote($"ix_{table.Name}_{string.Join('_', columns)}")} on {Quote(table.Name)} ({List(columns)})");

    /// <summary>Inserts a row, or replaces the row with the same id; parameters are numbered from 1 in the order of columns.</summary>
    public static string Upsert(LedgerTable table)
    {
        IEnumerable<string> names = table.Columns.Select(column => column.Name);
        IEnumerable<string> parameters = table.Columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"?{i + 1}"));
        IEnumerable<string> updates = names.Skip(1).Select(name => $"{Quote(name)} = excluded.{Quote(name)}");
        return $"insert into {Quote(table.Name)} ({List(names)}) values ({string.Join(", ", parameters)}) "
            + $"on conflict (id) do update set {string.Join(", ", updates)}";
    }

    /// <summary>Reads a table of any trader's ledger in the contract's order; a column that the table lacks is null.</summary>
    /// <param name="table">Table of the contract.</param>
    /// <param name="name">Name of the table in the file.</param>
    /// <param name="columns">Names of the columns in the file, in the contract's order; null for a missing one.</param>
    /// <param name="isCanonical">Whether the order of the stored texts is the order of their values.</param>
    public static string Select(LedgerTable table, string name, IReadOnlyList<string?> columns, bool isCanonical)
    {
        IEnumerable<string> order =
            from key in table.Order
            let index = Enumerable.Range(0, columns.Count).First(i => table.Columns[i].Name == key)
            where columns[index] is not null
            let value = Quote(columns[index]!)
            select (isCanonical, table.Columns[index].Type) switch
            {
                (false, LedgerColumnType.Timestamp) => $"{SqliteSortKeys.Timestamp}({value})",
                (false, LedgerColumnType.Uuid) => $"{SqliteSortKeys.Uuid}({value})",
                _ => table.Columns[index].IsNullable ? $"{value} nulls last" : value,
            };
        string orderBy = string.Join(", ", order);
        return Scan(name, columns) + (orderBy.Length == 0 ? "" : $" order by {orderBy}");
    }

    /// <summary>Reads a table in the order of the file.</summary>
    /// <param name="name">Name of the table in the file.</param>
    /// <param name="columns">Names of the columns in the file, in the contract's order; null for a missing one.</param>
    public static string Scan(string name, IReadOnlyList<string?> columns)
    {
        string values = string.Join(", ", columns.Select(column => column is null ? "null" : Quote(column)));
        return $"select {values} from {Quote(name)}";
    }

    /// <summary>A name as an identifier.</summary>
    public static string Quote(string name) => '"' + name.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(Quote));

    private static string TypeOf(LedgerColumnType type) =>
        type is LedgerColumnType.Boolean or LedgerColumnType.Integer ? "integer" : "text";

    private static string DefaultOf(LedgerColumn column) => (column.Default, column.Type) switch
    {
        (null, _) => "",
        ({ } value, LedgerColumnType.Integer or LedgerColumnType.Boolean) => $" default {value}",
        ({ } value, LedgerColumnType.Numeric) => $" default '{Market.Prices.FixedPoint.Format(decimal.Parse(value, CultureInfo.InvariantCulture))}'",
        ({ } value, _) => $" default '{value.Replace("'", "''", StringComparison.Ordinal)}'",
    };
}
