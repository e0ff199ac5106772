using Torghut.Platform.Embedded.Ledger;
using Torghut.Compliance;
using Torghut.Trading.Ledger;

namespace Torghut.Platform.Embedded.Tests.Ledger;

public sealed class SqliteLedgerComplianceTests : LedgerCompliance, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    protected override ILedgerWriter CreateWriter() => new SqliteLedgerWriter(_folder["ledger.sqlite"]);

    protected override ILedgerReader OpenReader() => new SqliteLedgerReader(_folder["ledger.sqlite"]);
}
