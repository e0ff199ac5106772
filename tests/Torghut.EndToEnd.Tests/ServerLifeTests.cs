using System.Net;
using System.Text.Json.Nodes;
using Torghut.EndToEnd.Tests.Support;

namespace Torghut.EndToEnd.Tests;

/// <summary>A server that is stopped, and one whose runs are damaged.</summary>
public sealed class ServerLifeTests
{
    [Fact]
    public async Task A_damaged_ledger_is_said_and_a_signal_stops_the_server_in_order()
    {
        using var served = new ServedRuns();
        File.WriteAllText(served.LedgerOf("second"), "no database");
        File.Delete(served.LedgerOf("unreviewed"));

        using HttpResponseMessage damaged = await served.Client.GetAsync("/trading/llm-evaluation?run_id=second", TestContext.Current.CancellationToken);
        using HttpResponseMessage missing = await served.Client.GetAsync("/trading/llm-evaluation?run_id=unreviewed", TestContext.Current.CancellationToken);
        JsonNode window = JsonNode.Parse(await served.Client.GetStringAsync(
            "/trading/llm-evaluation?start=2024-07-03T00:00:00Z&end=2024-07-05T00:00:00Z", TestContext.Current.CancellationToken))!;

        Assert.Equal((HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable), (damaged.StatusCode, missing.StatusCode));
        Assert.False((bool)window["ok"]!);
        Assert.Equal(["second"], window["window"]!["unreadable_runs"]!.AsArray().Select(run => (string?)run));
        Assert.Equal(37, (int)window["metrics"]!["total_reviews"]!);
        Assert.Equal(0, served.Stop());
    }

    [Fact]
    public void An_address_that_cannot_be_listened_on_is_said_clearly()
    {
        using var folder = new TemporaryFolder();
        var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;

        CliResult taken = new TorghutSim(folder.Root).Run("serve", "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        CliResult wrong = new TorghutSim(folder.Root).Run("serve", "--address", "nowhere");
        listener.Stop();

        Assert.Equal((2, 2), (taken.ExitCode, wrong.ExitCode));
        Assert.Contains("error: address_unavailable: ", taken.Error, StringComparison.Ordinal);
        Assert.Contains("--address: found 'nowhere'", wrong.Error, StringComparison.Ordinal);
    }
}
