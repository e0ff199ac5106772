using System.Text;
using Torghut.Reporting.Comparison;
using Torghut.Reporting.Tests.Fixtures;

namespace Torghut.Reporting.Tests.Comparison;

public sealed class ReportDigestTests
{
    [Fact]
    public void Reports_of_one_day_have_one_digest_whatever_the_runs_name()
    {
        string first = Digest(Comparisons.Ledger("alpha-7"), "alpha-7");

        Assert.Equal(first, Digest(Comparisons.Ledger("a-much-longer-name"), "a-much-longer-name"));
        Assert.NotEqual(first, Digest(Comparisons.Ledger("alpha-7", qty: 9m), "alpha-7"));
        Assert.Matches("^[0-9a-f]{64}$", first);
    }

    [Fact]
    public void Names_elsewhere_count() =>
        Assert.NotEqual(
            ReportDigest.WithoutRunName("""{"run_metadata":{"run_id":"a"},"x":{"run_id":"a"}}"""u8),
            ReportDigest.WithoutRunName("""{"run_metadata":{"run_id":"a"},"x":{"run_id":"b"}}"""u8));

    private static string Digest(LedgerBuilder ledger, string runId) =>
        ReportDigest.WithoutRunName(Encoding.UTF8.GetBytes(Reports.Json(Reports.Build(ledger.Ledger, request: Day.Request(runId)).Report)));
}
