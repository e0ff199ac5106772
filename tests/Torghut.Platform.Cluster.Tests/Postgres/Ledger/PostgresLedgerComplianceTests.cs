using System.Text.Json.Nodes;
using Torghut.Compliance;
using Torghut.Platform.Cluster.Postgres.Ledger;
using Torghut.Platform.Cluster.Tests.Postgres.Server;
using Torghut.Trading.Ledger;

namespace Torghut.Platform.Cluster.Tests.Postgres.Ledger;

public sealed class PostgresLedgerComplianceTests(SharedPostgres postgres) : LedgerCompliance, IAsyncLifetime
{
    private string _database = "";

    public async ValueTask InitializeAsync() => _database = await PostgresLedgers.CreateAsync(postgres.Server);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override ILedgerWriter CreateWriter() => PostgresLedgers.Writer(postgres.Server, _database);

    protected override ILedgerReader OpenReader() => new PostgresLedgerReader(postgres.Server.Address(_database));

    /// <summary>The server keeps the values of a document, not its text.</summary>
    protected override string JsonForm(string document) => Sorted(JsonNode.Parse(document))!.ToJsonString();

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject item => new JsonObject(item.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => KeyValuePair.Create(p.Key, Sorted(p.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        null => null,
        _ => node.DeepClone(),
    };
}
