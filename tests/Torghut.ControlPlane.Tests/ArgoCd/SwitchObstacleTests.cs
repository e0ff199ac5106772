using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.ArgoCd;

namespace Torghut.ControlPlane.Tests.ArgoCd;

public sealed class SwitchObstacleTests
{
    private const string Matrix =
        """[{"matrix":{"generators":[{"list":{"elements":[{"suffix":""}]}},{"list":{"elements":[{"name":"torghut","automation":"auto"}]}}]}}]""";

    [Fact]
    public void AnOrdinarySetHasNone() => Assert.Empty(Codes("""{"syncPolicy":{"preserveResourcesOnDeletion":true}}"""));

    [Theory]
    [InlineData("""{"syncPolicy":{"applicationsSync":"create-only"}}""", "argocd_applications_not_updated")]
    [InlineData("""{"syncPolicy":{"applicationsSync":"create-delete"}}""", "argocd_applications_not_updated")]
    [InlineData("""{"strategy":{"type":"RollingSync"}}""", "argocd_rolling_sync")]
    [InlineData("""{"ignoreApplicationDifferences":[{"jsonPointers":["/spec/syncPolicy"]}]}""", "argocd_sync_policy_ignored")]
    [InlineData("""{"ignoreApplicationDifferences":[{"jsonPointers":["/spec/syncPolicy/automated"]}]}""", "argocd_sync_policy_ignored")]
    [InlineData("""{"ignoreApplicationDifferences":[{"jsonPointers":["/spec"]}]}""", "argocd_sync_policy_ignored")]
    [InlineData("""{"ignoreApplicationDifferences":[{"jqPathExpressions":[".spec.syncPolicy.automated"]}]}""", "argocd_sync_policy_ignored")]
    public void WhatMakesTheSwitchIneffectiveIsFound(string spec, string code) => Assert.Equal([code], Codes(spec));

    [Theory]
    [InlineData("""{"syncPolicy":{"applicationsSync":"sync"}}""")]
    [InlineData("""{"syncPolicy":{"applicationsSync":"create-update"}}""")]
    [InlineData("""{"strategy":{"type":"AllAtOnce"}}""")]
    [InlineData("""{"ignoreApplicationDifferences":[{"jsonPointers":["/spec/source/targetRevision"],"jqPathExpressions":[".spec.source"]}]}""")]
    public void WhatDoesNotIsLeft(string spec) => Assert.Empty(Codes(spec));

    [Theory]
    [InlineData("""{"name":"torghut"}""", "argocd_automation_path_not_found")]
    [InlineData("""{"name":"torghut","automation":true}""", "argocd_automation_path_not_found")]
    [InlineData("""{"name":"torghut","automation":"semi"}""", "unsupported_automation_mode:semi")]
    public void AnElementWithoutAUsableSwitchIsRefused(string element, string code) =>
        Assert.Equal([code], Codes("{}", $$"""[{"list":{"elements":[{{element}}]} }]"""));

    [Fact]
    public void AnAutomationInTheFirstFactorOfAMatrixWins() => Assert.Equal(
        ["argocd_automation_overridden"],
        Codes("{}", Matrix.Replace("\"suffix\":\"\"", "\"automation\":\"auto\"", StringComparison.Ordinal)));

    private static IEnumerable<string> Codes(string spec, string generators = Matrix)
    {
        var set = new JsonObject { ["spec"] = JsonNode.Parse(spec) };
        set["spec"]!["generators"] = JsonNode.Parse(generators);
        var found = (ElementSearchResult.Found)ElementSearch.Find(set, "torghut");
        return SwitchObstacles.Of(set, found.Element).Select(obstacle => obstacle.Code);
    }
}
