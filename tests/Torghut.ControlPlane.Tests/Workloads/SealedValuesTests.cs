using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Workloads;

namespace Torghut.ControlPlane.Tests.Workloads;

public sealed class SealedValuesTests
{
    [Fact]
    public void A_text_has_one_name_in_its_run_another_in_every_other_and_none_that_a_table_of_hashes_knows()
    {
        var run = new SealedValues("run-1");
        string name = run.Seal("hunter2");

        Assert.Equal(name, run.Seal("hunter2"));
        Assert.Equal(name, new SealedValues("run-1").Seal("hunter2"));
        Assert.NotEqual(name, run.Seal("hunter3"));
        Assert.NotEqual(name, new SealedValues("run-2").Seal("hunter2"));
        Assert.DoesNotContain(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("hunter2"))), name, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_process_opens_what_the_runs_secret_holds_and_says_what_it_does_not()
    {
        var first = new SealedValues("run-1");
        JsonNode shown = first.Shown("DB_PASSWORD", JsonValue.Create("hunter2"))!;
        var second = new SealedValues("run-1");

        Assert.Contains("is not in the run's Secret", await second.RequireAsync(shown.ToJsonString(), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        second.Learn(new JsonObject
        {
            ["data"] = new JsonObject(first.Texts.Select(text => KeyValuePair.Create(text.Key, (JsonNode?)Convert.ToBase64String(Encoding.UTF8.GetBytes(text.Value))))),
        });

        Assert.Null(await second.RequireAsync(shown.ToJsonString(), TestContext.Current.CancellationToken));
        Assert.Equal("hunter2", (string)second.Opened(shown)!);
        Assert.DoesNotContain("hunter2", shown.ToJsonString(), StringComparison.Ordinal);
    }
}
