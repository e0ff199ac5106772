using System.Globalization;
using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Patching;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Storage;
using Torghut.Kubernetes.Rig.Worlds;
using Torghut.Lifecycle.Tests.Faults;
using Torghut.Lifecycle.Tests.World;

namespace Torghut.Lifecycle.Tests.Clusters;

/// <summary>People, Git and controllers that stand still, while commands run.</summary>
internal sealed class ClusterActors(SimulatedWorld world, ClusterScene scene)
{
    private const string ElementsPointer = "/spec/generators/0/matrix/generators/1/list/elements";

    private ClusterStore Store => scene.Cluster.Store;

    /// <summary>Does one thing, chosen by its number.</summary>
    public void Act(int number)
    {
        Draws draws = world.Draws;
        switch (draws.Below(14, "actor", number))
        {
            case 0:
                SetElement(draws.OneIn(5000, "mode", number) ? "auto" : "manual");
                break;
            case 1:
                scene.Disturb("someone reorders the elements", Reorder);
                break;
            case 2:
                scene.Disturb("someone deletes the ApplicationSet and makes it again", MakeSetAgain);
                break;
            case 3 when scene.HasRoot:
                ToggleRoot(draws.OneIn(5000, "root mode", number));
                break;
            case 4:
                string value = string.Create(CultureInfo.InvariantCulture, $"commit {number}");
                scene.Disturb($"Git says CANARY: {value}", () => CommitMap("CANARY", value));
                break;
            case 5:
                scene.Disturb("Git says TA_TRADES_TOPIC: another", () => CommitMap("TA_TRADES_TOPIC", "another"));
                break;
            case 6:
                scene.Disturb("the repository cannot be reached", () => For(number, down => scene.Cluster.ApplicationBehavior.RepositoryDown = down));
                break;
            case 7:
                scene.Disturb("the ApplicationSet controller stands still", () => For(number, down => scene.Cluster.SetBehavior.Down = down));
                break;
            case 8:
                scene.Disturb("another element does not validate", () => For(number, fails => scene.Cluster.SetBehavior.Fails = fails));
                break;
            case 9:
                scene.Disturb("someone edits the config map", () => Merge(ProductWorld.ConfigMapKey, """{"data":{"TA_TRADES_TOPIC":"by hand"}}"""));
                break;
            case 10:
                scene.Disturb("someone presses Sync", PressSync);
                break;
            default:
                // Whoever looks at an Application refreshes it: no proof may suffer from it.
                world.Trace(null, "someone presses Refresh");
                Merge(
                    draws.OneIn(7000, "refresh which", number) || !scene.HasRoot ? ProductWorld.ApplicationKey : ProductWorld.RootKey,
                    """{"metadata":{"annotations":{"argocd.argoproj.io/refresh":"normal"}}}""");
                break;
        }
    }

    /// <summary>All controllers work again.</summary>
    public void EndAll()
    {
        scene.Cluster.ApplicationBehavior.RepositoryDown = false;
        scene.Cluster.SetBehavior.Down = false;
        scene.Cluster.SetBehavior.Fails = false;
        scene.Cluster.ApplicationSets.Enqueue(ProductWorld.SetKey);
    }

    private void SetElement(string mode) => scene.Disturb($"someone sets the element to {mode}", () =>
    {
        if (Elements() is { } elements && elements.FirstOrDefault(element => (string?)element!["name"] == "torghut") is { } element)
        {
            element["automation"] = mode;
            PutElements(elements);
        }
    });

    private void Reorder()
    {
        if (Elements() is { } elements)
        {
            PutElements(new JsonArray([.. elements.Reverse().Select(element => element!.DeepClone())]));
        }
    }

    private JsonArray? Elements() =>
        Store.Get(ProductWorld.SetKey).Object?["spec"]!["generators"]![0]!["matrix"]!["generators"]![1]!["list"]!["elements"]!.DeepClone() as JsonArray;

    private void PutElements(JsonArray elements) => Store.Patch(
        ProductWorld.SetKey,
        PatchKind.Json,
        new JsonArray(new JsonObject { ["op"] = "replace", ["path"] = ElementsPointer, ["value"] = elements }),
        new WriteContext("kubectl-edit"));

    private void MakeSetAgain()
    {
        Store.Delete(ProductWorld.SetKey, default, new WriteContext("kubectl"));
        foreach (JsonObject application in Store.List(ResourceKinds.Application, "argocd").Items.Where(
            application => application["metadata"]!["ownerReferences"] is not null))
        {
            Store.Delete(new ObjectKey(ResourceKinds.Application, "argocd", (string)application["metadata"]!["name"]!), default, new WriteContext("garbage-collector"));
        }

        (ObjectKey key, JsonObject manifest) = scene.Cluster.Git.At("argocd/applicationsets")[0];
        scene.Cluster.Host.After(TimeSpan.FromSeconds(20), () => Store.Create(key, manifest, new WriteContext("kubectl")));
    }

    private void ToggleRoot(bool isOn) => scene.Disturb(
        $"someone switches the root {(isOn ? "on" : "off")}",
        () => Merge(ProductWorld.RootKey, $$"""{"spec":{"syncPolicy":{"automated":{{(isOn ? """{"prune":true,"selfHeal":true}""" : "null")}}} } }"""));

    private void PressSync()
    {
        if (Store.Get(ProductWorld.ApplicationKey).Object is { } application && application["operation"] is null)
        {
            Merge(
                ProductWorld.ApplicationKey,
                $$$"""{"operation":{"initiatedBy":{"username":"someone"},"sync":{"revision":"rev-{{{scene.Cluster.Git.Revision}}}"} } }""");
        }
    }

    private void CommitMap(string key, string value)
    {
        (ObjectKey map, JsonObject manifest) = scene.Cluster.Git.At("argocd/torghut").First(file => file.Key == ProductWorld.ConfigMapKey);
        var next = (JsonObject)manifest.DeepClone();
        next["data"]![key] = value;
        scene.Cluster.Git.Commit("argocd/torghut", map, next);
    }

    private void For(int number, Action<bool> set)
    {
        set(true);
        world.Clock.Schedule(world.Draws.Time(TimeSpan.FromMinutes(8), "for how long", number), () =>
        {
            set(false);
            scene.Cluster.ApplicationSets.Enqueue(ProductWorld.SetKey);
        });
    }

    private void Merge(ObjectKey key, string patch) => Store.Patch(key, PatchKind.Merge, JsonNode.Parse(patch), new WriteContext("kubectl-edit"));
}
