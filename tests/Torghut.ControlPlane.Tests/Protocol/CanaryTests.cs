using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Kubernetes.Rig.Worlds;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Manifest;

namespace Torghut.ControlPlane.Tests.Protocol;

/// <summary>A value of Git that is changed for a moment: Argo CD must see it, be able to act, and leave it alone.</summary>
public sealed class CanaryTests
{
    private static readonly CanarySection s_canary = new()
    {
        Namespace = "torghut",
        Name = "torghut-ta-sim-config",
        Pointer = "/data/CANARY",
        Value = "sings",
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void WhatArgoSeesAndLeavesAloneIsProvenAndPutBack(int seed)
    {
        using var run = AutomationRun.WithCanary(s_canary, new ProductWorldOptions { Seed = seed });
        IReadOnlyDictionary<string, string> before = run.World.Specifications();

        AutomationProof proof = run.Prepare();

        Assert.Equal((true, "proven"), (proof.Holds, proof.Code));
        Assert.Equal("proven", Assert.Single(proof.Verdicts).Value);
        Assert.Equal("git", Canary(run));
        Assert.DoesNotContain(run.Outstanding, owed => owed.Obligation.Id == "argocd-canary");
        Assert.Empty(run.Unwind().Unrestored);
        Assert.True(run.ProveRestored().Holds);
        Assert.Equal(before, run.World.Specifications());
    }

    [Fact]
    public void TheEvidenceSaysWhatWasSeenOfWhatAtWhichVersionAndWhen()
    {
        using var run = AutomationRun.WithCanary(s_canary);

        AutomationProof proof = run.Prepare();

        AutomationObservation seen = proof.Evidence.First(observation => observation.Step == "canary" && observation.Subject == "Application torghut");
        Assert.Contains("status OutOfSync, the canary's object OutOfSync, no operation since", seen.Seen, StringComparison.Ordinal);
        Assert.NotNull(seen.ResourceVersion);
        Assert.Equal(proof.Evidence.OrderBy(observation => observation.At), proof.Evidence);
        Assert.Contains(
            "/data/CANARY of configmaps torghut/torghut-ta-sim-config was \"git\", is \"sings\"", proof.Evidence.Select(observation => observation.Seen));
    }

    [Fact]
    public void TheChangeIsOwedBeforeItIsMade()
    {
        using var run = AutomationRun.WithCanary(s_canary);
        bool? isOwed = null;
        run.Api.Before = (verb, target) =>
        {
            if (verb == "patch" && target.Resource == ResourcePath.ConfigMaps)
            {
                isOwed ??= run.Outstanding.Any(owed => owed.Obligation is { Id: "argocd-canary", Captured: "\"git\"", Intended: "\"sings\"" });
            }
        };

        Assert.True(run.Prepare().Holds);
        Assert.True(isOwed);
    }

    [Fact]
    public void AControllerThatHealsWhateverThePolicySaysIsFoundOut()
    {
        using var run = AutomationRun.WithCanary(s_canary);
        run.World.ApplicationBehavior.HealsAlways = true;

        AutomationProof proof = run.Prepare();

        Assert.Equal((false, "argocd_canary_reverted"), (proof.Holds, proof.Code));
        Assert.Empty(run.Unwind().Unrestored);
        Assert.Equal("git", Canary(run));
    }

    /// <summary>After six heals the next one waits for 300 s: a canary that is left alone for 30 s would prove nothing.</summary>
    [Fact]
    public void Race06_AnApplicationThatOnlyWaitsBeforeItHealsAgainIsFoundOut()
    {
        using var run = AutomationRun.WithCanary(s_canary);
        run.World.ApplicationBehavior.HealsAlways = true;
        JsonObject operation = new() { ["phase"] = "Succeeded", ["startedAt"] = Now(run), ["finishedAt"] = Now(run) };
        operation["operation"] = new JsonObject { ["sync"] = new JsonObject { ["revision"] = $"rev-{run.World.Git.Revision}", ["autoHealAttemptsCount"] = 6L } };
        run.World.Store.Patch(
            ProductWorld.ApplicationKey,
            PatchKind.Merge,
            new JsonObject { ["status"] = new JsonObject { ["operationState"] = operation } },
            new WriteContext("argocd-application-controller"));

        AutomationProof proof = run.Prepare();

        Assert.Equal((false, "argocd_canary_reverted"), (proof.Holds, proof.Code));
        Assert.Contains(proof.Evidence, seen => seen.Seen.StartsWith("healed 6 times in a row: waits ", StringComparison.Ordinal));
    }

    [Fact]
    public void WhereArgoCannotCompareTheVerdictIsOrdered()
    {
        using var run = AutomationRun.WithCanary(s_canary);
        run.World.ApplicationBehavior.RepositoryDown = true;

        AutomationProof proof = run.Prepare();

        Assert.Equal((true, "ordered"), (proof.Holds, proof.Code));
        Assert.Contains("its status is Unknown", proof.Explanation, StringComparison.Ordinal);
        Assert.Equal("git", Canary(run));
    }

    [Theory]
    [InlineData("""[{"group":"","kind":"ConfigMap","jsonPointers":["/data/CANARY"]}]""")]
    [InlineData("""[{"group":"*","kind":"*","jsonPointers":["/data"]}]""")]
    [InlineData("""[{"kind":"ConfigMap","name":"torghut-ta-sim-config","jqPathExpressions":[".data.CANARY"]}]""")]
    [InlineData("""[{"kind":"ConfigMap","jqPathExpressions":[".data[\"CANARY\"]"]}]""")]
    public void Race07_AnIgnoredFieldIsNoCanary(string rules)
    {
        using var run = AutomationRun.WithCanary(s_canary, new ProductWorldOptions { IgnoreDifferences = rules });

        Assert.Contains("spec.ignoreDifferences", Refusal(run), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""[{"kind":"ConfigMap","name":"another","jsonPointers":["/data/CANARY"]}]""")]
    [InlineData("""[{"kind":"ConfigMap","jsonPointers":["/data/CANARY2"]}]""")]
    [InlineData("""[{"group":"apps","kind":"ConfigMap","jsonPointers":["/data"]}]""")]
    public void ARuleAboutSomethingElseDoesNotMatter(string rules)
    {
        using var run = AutomationRun.WithCanary(s_canary, new ProductWorldOptions { IgnoreDifferences = rules });

        Assert.Equal("proven", run.Prepare().Code);
    }

    [Theory]
    [InlineData("resource.customizations.ignoreDifferences.ConfigMap", "jsonPointers:\n- /data/CANARY\n")]
    [InlineData("resource.customizations.ignoreDifferences.all", "jqPathExpressions:\n- .data\n")]
    public void Race07_AFieldThatArgoIsToldToIgnoreEverywhereIsNoCanary(string key, string rule)
    {
        using var run = AutomationRun.WithCanary(s_canary);
        run.World.Store.Create(
            new ObjectKey(ResourceKinds.ConfigMap, "argocd", "argocd-cm"), new JsonObject { ["data"] = new JsonObject { [key] = rule } }, new WriteContext("kubectl"));

        Assert.Contains(key, Refusal(run), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ConfigMap", "torghut-ta-sim-config", "/data/NEW", "sings", "a key that Git does not have")]
    [InlineData("ConfigMap", "torghut-ta-sim-config", "/data", "sings", "no text, number or flag")]
    [InlineData("ConfigMap", "torghut-ta-sim-config", "/data/CANARY", "git", "its value is the one that is there")]
    [InlineData("ConfigMap", "other-config", "/data/KEY", "sings", "no Application of the element (torghut) manages it")]
    [InlineData("ConfigMap", "absent", "/data/KEY", "sings", "no Application of the element (torghut) manages it")]
    [InlineData("Secret", "torghut-db", "/data/dsn", "sings", "a Secret's value")]
    public void Race07_WhatIsNoValueOfGitIsRefusedBeforeAnyWrite(string kind, string name, string pointer, string value, string reason)
    {
        using var run = AutomationRun.WithCanary(s_canary with { Kind = kind, Name = name, Pointer = pointer, Value = value });

        Assert.Contains(reason, Refusal(run), StringComparison.Ordinal);
    }

    /// <summary>A key that somebody added beside Git cannot be told from one of Git before it is tried.</summary>
    [Fact]
    public void Race07_AKeyThatGitDoesNotDefineIsFoundOutWhenArgoSeesNoDifference()
    {
        using var run = AutomationRun.WithCanary(s_canary with { Pointer = "/data/ADDED" });
        run.World.Store.Patch(
            ProductWorld.ConfigMapKey, PatchKind.Merge, new JsonObject { ["data"] = new JsonObject { ["ADDED"] = "by hand" } }, new WriteContext("kubectl-edit"));

        AutomationProof proof = run.Prepare();

        Assert.Equal((false, "argocd_canary_invalid"), (proof.Holds, proof.Code));
        Assert.Empty(run.Unwind().Unrestored);
        Assert.Equal("by hand", (string?)run.World.Store.Get(ProductWorld.ConfigMapKey).Object!["data"]!["ADDED"]);
    }

    [Fact]
    public void AnObjectThatSeveralApplicationsManageIsNoCanary()
    {
        using var run = AutomationRun.WithCanary(s_canary, new ProductWorldOptions { HasRoot = false, Clusters = ["-east", "-west"] });

        Assert.Contains("several Applications manage it: torghut-east, torghut-west", Refusal(run), StringComparison.Ordinal);
    }

    [Fact]
    public void ANumberOfAnotherKindSingsToo()
    {
        using var run = AutomationRun.WithCanary(new CanarySection
        {
            Group = "flink.apache.org",
            Kind = "FlinkDeployment",
            Namespace = "torghut",
            Name = "torghut-ta-sim",
            Pointer = "/spec/job/parallelism",
            Value = "3",
        });

        AutomationProof proof = run.Prepare();

        Assert.True(proof.Code == "proven", $"{proof.Code}: {proof.Explanation}");
        Assert.Equal(2, (long)run.World.Store.Get(ProductWorld.FlinkKey).Object!["spec"]!["job"]!["parallelism"]!);
    }

    private static string Refusal(AutomationRun run)
    {
        var refused = Assert.IsType<AutomationPlan.Refused>(run.Plan());
        Assert.Equal("argocd_canary_invalid", refused.Code);
        return refused.Message;
    }

    private static string Now(AutomationRun run) =>
        run.Time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static string? Canary(AutomationRun run) => (string?)run.World.Store.Get(ProductWorld.ConfigMapKey).Object!["data"]!["CANARY"];
}
