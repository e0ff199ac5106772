using Npgsql;
using Torghut.Trading.Ledger.Schema;

namespace Torghut.Platform.Cluster.Postgres.Schema;

/// <summary>Looks for the ledger's tables in a database.</summary>
internal static class LedgerCatalog
{
    private const string VisibleColumns = """
        select n.nspname, c.relname, a.attname, t.typname, a.atttypmod
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        join pg_catalog.pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        join pg_catalog.pg_type t on t.oid = a.atttypid
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and lower(c.relname) = any($1) and pg_catalog.pg_table_is_visible(c.oid)
        order by c.relname = lower(c.relname), c.relname, a.attname = lower(a.attname), a.attnum
        """;

    private const string OtherSchemas = """
        select distinct n.nspname
        from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and lower(c.relname) = any($1)
        order by 1
        """;

    /// <summary>The tables on the search path, by the contract's names. Where names differ in case only, the lower one counts.</summary>
    public static Dictionary<string, FoundTable> Find(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        Dictionary<string, FoundTable> tables = [];
        using NpgsqlCommand command = Ask(connection, transaction, VisibleColumns);
        using NpgsqlDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            string name = reader.GetString(1);
            string key = name.ToLowerInvariant();
            if (!tables.TryGetValue(key, out FoundTable? table) || table.Name != name)
            {
                table = new FoundTable(
                    reader.GetString(0), name, new Dictionary<string, FoundColumn>(StringComparer.OrdinalIgnoreCase));
                tables[key] = table;
            }

            string column = reader.GetString(2);
            ((Dictionary<string, FoundColumn>)table.Columns)[column] = new FoundColumn(column, reader.GetString(3), reader.GetInt32(4));
        }

        return tables;
    }

    /// <summary>Schemas with any of the tables, on the search path or not.</summary>
    public static List<string> FindSchemas(NpgsqlConnection connection, NpgsqlTransaction transaction)
    {
        List<string> schemas = [];
        using NpgsqlCommand command = Ask(connection, transaction, OtherSchemas);
        using NpgsqlDataReader reader = command.ExecuteReader();
        while (reader.Read())
        {
            schemas.Add(reader.GetString(0));
        }

        return schemas;
    }

    /// <summary>Names of the tables on the search path, in lower case.</summary>
    public static async Task<HashSet<string>> FindNamesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        HashSet<string> names = [];
        NpgsqlCommand command = Ask(connection, transaction: null, VisibleColumns);
        await using (command.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                {
                    names.Add(reader.GetString(1).ToLowerInvariant());
                }
            }
        }

        return names;
    }

    private static NpgsqlCommand Ask(NpgsqlConnection connection, NpgsqlTransaction? transaction, string sql)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. LedgerSchema.Tables.Select(table => table.Name)] });
        return command;
    }
}
