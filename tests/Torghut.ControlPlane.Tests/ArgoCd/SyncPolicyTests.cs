using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.ArgoCd;

namespace Torghut.ControlPlane.Tests.ArgoCd;

public sealed class SyncPolicyTests
{
    [Theory]
    [InlineData("{}", false, false)]
    [InlineData("""{"syncPolicy":{}}""", false, false)]
    [InlineData("""{"syncPolicy":{"automated":null}}""", false, false)]
    [InlineData("""{"syncPolicy":{"automated":{}}}""", true, false)]
    [InlineData("""{"syncPolicy":{"automated":{"selfHeal":true}}}""", true, true)]
    [InlineData("""{"syncPolicy":{"automated":{"enabled":true,"selfHeal":true}}}""", true, true)]
    [InlineData("""{"syncPolicy":{"automated":{"enabled":false,"selfHeal":true}}}""", false, false)]
    public void AutomationIsOnUnlessItIsAbsentOrSwitchedOff(string spec, bool automated, bool heals)
    {
        var application = new JsonObject { ["spec"] = JsonNode.Parse(spec) };

        Assert.Equal(automated, SyncPolicies.IsAutomated(application));
        Assert.Equal(heals, SyncPolicies.SelfHeals(application));
    }
}
