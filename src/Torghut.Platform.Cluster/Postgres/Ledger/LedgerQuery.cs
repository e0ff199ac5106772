using Torghut.Platform.Cluster.Postgres.Schema;
using Torghut.Trading.Ledger.Schema;

namespace Torghut.Platform.Cluster.Postgres.Ledger;

/// <summary>
/// How a table of any trader's ledger is read. Columns of the types that are usual are taken as they are; of any other type
/// they are taken as text and read in the usual spellings.
/// </summary>
internal sealed class LedgerQuery
{
    /// <summary>.NET's decimal holds any number of so many digits.</summary>
    private const int MostDigits = 28;

    private LedgerQuery(LedgerTable table, string sql, IReadOnlyList<CellKind> kinds, bool isSorted)
    {
        Table = table;
        Sql = sql;
        Kinds = kinds;
        IsSorted = isSorted;
    }

    /// <summary>Table of the contract.</summary>
    public LedgerTable Table { get; }

    /// <summary>The query; its columns are the table's.</summary>
    public string Sql { get; }

    /// <summary>Form of each column.</summary>
    public IReadOnlyList<CellKind> Kinds { get; }

    /// <summary>Whether the server puts the rows in order; if not, only the reader understands the spelling of what they are ordered by.</summary>
    public bool IsSorted { get; }

    /// <summary>Plans the reading of a table.</summary>
    public static LedgerQuery Of(LedgerTable table, FoundTable found)
    {
        List<string> values = [];
        List<CellKind> kinds = [];
        List<string> order = [];
        bool isSorted = true;
        foreach (LedgerColumn column in table.Columns)
        {
            FoundColumn? source = found.Columns.GetValueOrDefault(column.Name);
            (CellKind kind, string value) = source is null ? (CellKind.Absent, "null") : FormOf(column.Type, source);
            kinds.Add(kind);
            values.Add(value);
        }

        foreach (string key in table.Order)
        {
            int index = Enumerable.Range(0, kinds.Count).First(i => table.Columns[i].Name == key);
            if (kinds[index] == CellKind.Absent)
            {
                continue;
            }

            isSorted &= kinds[index] != CellKind.Text || table.Columns[index].Type == LedgerColumnType.Text;
            order.Add(kinds[index] == CellKind.Text ? $"({values[index]})::text collate \"C\"" : values[index]);
        }

        string orderBy = isSorted && order.Count > 0 ? $" order by {string.Join(", ", order)}" : "";
        string sql = $"select {string.Join(", ", values)} from {SqlText.Name(found.Schema)}.{SqlText.Name(found.Name)}{orderBy}";
        return new LedgerQuery(table, sql, kinds, isSorted);
    }

    private static (CellKind Kind, string Value) FormOf(LedgerColumnType type, FoundColumn column)
    {
        string name = SqlText.Name(column.Name);
        return (type, column.Type) switch
        {
            (LedgerColumnType.Uuid, "uuid") => (CellKind.Uuid, name),
            (LedgerColumnType.Uuid, "bytea") => (CellKind.Text, $"encode({name}, 'hex')"),
            (LedgerColumnType.Text, "text" or "varchar") => (CellKind.Text, name),
            (LedgerColumnType.Json, "jsonb" or "json" or "text" or "varchar") => (CellKind.Text, name),
            (LedgerColumnType.Boolean, "bool") => (CellKind.Flag, name),
            (LedgerColumnType.Integer or LedgerColumnType.Numeric or LedgerColumnType.Ratio, "int2" or "int4" or "int8") =>
                (CellKind.WholeNumber, name),
            (LedgerColumnType.Integer or LedgerColumnType.Numeric or LedgerColumnType.Ratio, "numeric") when Fits(column.Modifier) =>
                (CellKind.Number, name),
            (LedgerColumnType.Integer or LedgerColumnType.Numeric or LedgerColumnType.Ratio, "money") => (CellKind.Text, $"({name}::numeric)::text"),
            (LedgerColumnType.Timestamp, "timestamptz" or "timestamp") => (CellKind.Timestamp, name),
            (LedgerColumnType.Timestamp, "date") => (CellKind.Timestamp, $"{name}::timestamp"),
            _ => (CellKind.Text, $"{name}::text"),
        };
    }

    private static bool Fits(int modifier) => modifier >= 0 && ((modifier - 4) >> 16) <= MostDigits;
}
