using System.Text.Json.Nodes;
using k8s;
using Torghut.Kubernetes.Rig.Faults;
using Torghut.Kubernetes.Rig.Http;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Platform.Cluster.Kubernetes.Api;

namespace Torghut.ControlPlane.Tests.Api;

public sealed class KubernetesApiTests : IAsyncLifetime
{
    private static readonly ObjectRef s_map = new(ResourcePath.ConfigMaps, "torghut", "settings");

    private readonly FaultPlan _faults = new();
    private readonly ClusterStore _store = new(TimeProvider.System);
    private readonly HashSet<string> _denied = ["patch /secrets"];
    private ApiServer _server = null!;
    private KubernetesApi _api = null!;

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server = await ApiServer.StartAsync(_store, new ApiServerOptions { Faults = _faults, Token = "secret-token", Denied = _denied }, Ending);
        _api = Connect("secret-token");
        _store.Create(
            new ObjectKey(ResourceKinds.ConfigMap, "torghut", "settings"),
            (JsonObject)JsonNode.Parse("""{"data":{"KEY":"old","x.y/z~":"odd"},"unknownField":{"kept":[1,2.50]}}""")!,
            new WriteContext("test"));
    }

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task ReadsAnObjectWithFieldsThatItDoesNotKnow()
    {
        var done = Assert.IsType<ApiReply.Done>(await _api.GetAsync(s_map, Ending));

        Assert.Equal("""{"kept":[1,2.50]}""", done.Object["unknownField"]!.ToJsonString());
    }

    [Fact]
    public async Task PatchesByCompareAndSetUnderItsOwnName()
    {
        JsonArray patch = Patch("old", "new");

        Assert.IsType<ApiReply.Done>(await _api.PatchAsync(s_map, patch, Ending));
        Assert.IsType<ApiReply.Conflict>(await _api.PatchAsync(s_map, patch, Ending));
        Assert.Equal("torghut-sim", _server.Log.Requests[^1].Manager);
    }

    [Fact]
    public async Task AnObjectThatIsNotThereIsNotFound() =>
        Assert.Contains("not found", Assert.IsType<ApiReply.NotFound>(await _api.GetAsync(s_map with { Name = "none" }, Ending)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task DeletesOnlyTheObjectOfTheUid()
    {
        Assert.IsType<ApiReply.Conflict>(await _api.DeleteAsync(s_map, "another-uid", null, Ending));
        var found = (ApiReply.Done)await _api.GetAsync(s_map, Ending);

        Assert.IsType<ApiReply.Done>(await _api.DeleteAsync(s_map, (string)found.Object["metadata"]!["uid"]!, null, Ending));
        Assert.IsType<ApiReply.NotFound>(await _api.GetAsync(s_map, Ending));
    }

    [Theory]
    [InlineData(FaultAction.ResetBefore, "old")]
    [InlineData(FaultAction.ResetAfter, "new")]
    [InlineData(FaultAction.StallBody, "new")]
    public async Task Race24_ACallWithoutAnAnswerMayHaveBeenDone(FaultAction action, string present)
    {
        _faults.Add(new Fault("patch", "configmaps", 1, action));

        Assert.IsType<ApiReply.NoAnswer>(await _api.PatchAsync(s_map, Patch("old", "new"), Ending));
        Assert.Equal(present, (string?)((ApiReply.Done)await _api.GetAsync(s_map, Ending)).Object["data"]!["KEY"]);
    }

    [Theory]
    [InlineData(500, typeof(ApiReply.NoAnswer))]
    [InlineData(504, typeof(ApiReply.NoAnswer))]
    [InlineData(503, typeof(ApiReply.Busy))]
    [InlineData(429, typeof(ApiReply.Busy))]
    [InlineData(403, typeof(ApiReply.Refused))]
    [InlineData(415, typeof(ApiReply.Refused))]
    [InlineData(409, typeof(ApiReply.Conflict))]
    public async Task AnErrorSaysWhetherTheCallMayHaveBeenDone(int code, Type expected)
    {
        _faults.Add(new Fault("get", "configmaps", 1, FaultAction.Status) { Code = code });

        Assert.IsType(expected, await _api.GetAsync(s_map, Ending));
    }

    [Fact]
    public async Task AWrongTokenIsRefusedAndNeverShown()
    {
        using KubernetesApi stranger = Connect("wrong-token");

        var refused = Assert.IsType<ApiReply.Refused>(await stranger.GetAsync(s_map, Ending));
        Assert.Equal(401, refused.Code);
        Assert.DoesNotContain("wrong-token", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsksWhatItMayDo()
    {
        var may = (ApiReply.Done)await _api.ReviewAccessAsync("patch", ResourcePath.ConfigMaps, "torghut", Ending);
        var mayNot = (ApiReply.Done)await _api.ReviewAccessAsync("patch", ResourcePath.Secrets, "torghut", Ending);

        Assert.True((bool)may.Object["status"]!["allowed"]!);
        Assert.False((bool)mayNot.Object["status"]!["allowed"]!);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(FaultAction.CloseWatch)]
    [InlineData(FaultAction.SilentWatch)]
    public async Task Race24_WaitingForAChangeEndsByTheChangeOrByItsLimit(FaultAction? fault)
    {
        if (fault is { } action)
        {
            _faults.Add(new Fault("watch", "configmaps", 1, action));
        }

        string version = (string)((ApiReply.Done)await _api.GetAsync(s_map, Ending)).Object["metadata"]!["resourceVersion"]!;
        Task waiting = _api.WaitForChangeAsync(s_map, version, TimeSpan.FromSeconds(2), Ending);
        await _api.PatchAsync(s_map, Patch("old", "new"), Ending);

        await waiting.WaitAsync(TimeSpan.FromSeconds(10), Ending);
    }

    /// <summary>A watch from a version that the server has forgotten answers 410: whoever waits reads again.</summary>
    [Fact]
    public async Task Race24_WaitingFromAVersionThatIsTooOldEndsAtOnce()
    {
        await _api.WaitForChangeAsync(s_map, "1", TimeSpan.FromSeconds(60), Ending).WaitAsync(TimeSpan.FromSeconds(20), Ending);

        Assert.IsType<ApiReply.Done>(await _api.GetAsync(s_map, Ending));
    }

    private static JsonArray Patch(string from, string to) => new(
        new JsonObject { ["op"] = "test", ["path"] = "/data/KEY", ["value"] = from },
        new JsonObject { ["op"] = "replace", ["path"] = "/data/KEY", ["value"] = to });

    private KubernetesApi Connect(string token) => new(
        new k8s.Kubernetes(new KubernetesClientConfiguration { Host = _server.Address, AccessToken = token }),
        TimeSpan.FromSeconds(2),
        TimeProvider.System);
}
