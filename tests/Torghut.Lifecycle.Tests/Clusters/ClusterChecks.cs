using System.Text;
using System.Text.Json.Nodes;
using Torghut.Kubernetes.Rig.Resources;
using Torghut.Kubernetes.Rig.Worlds;
using Torghut.Lifecycle.Tests.Checks;
using Torghut.Lifecycle.Tests.Processes;
using Torghut.Lifecycle.Tests.World;
using Torghut.Platform.Cluster.Kubernetes.Guarding;
using Torghut.Platform.Cluster.Kubernetes.Surface;
using Torghut.Simulation.Artifacts;

namespace Torghut.Lifecycle.Tests.Clusters;

/// <summary>What must hold between commands and at the end: whatever is not as before is another's, or named.</summary>
internal sealed class ClusterChecks(SimulatedWorld world, ClusterScene scene)
{
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);

    /// <summary>Between commands: who owes something can be told so, from the run's own disk.</summary>
    public void AfterRound(IEnumerable<string> runIds)
    {
        foreach (string runId in runIds)
        {
            string[] targets = [.. world.Outstanding(runId).Select(pledge => pledge.Target)];
            foreach (string owed in scene.Ledger.OwedBy(runId).Where(owed => !targets.Any(target => IsOf(target, owed))))
            {
                world.Violate($"{runId} owes {owed} and its journal does not say so: {string.Join("; ", scene.Ledger.All)}");
            }
        }
    }

    /// <summary>A command without faults has ended.</summary>
    /// <returns>Whether nothing of the run is left to do.</returns>
    public bool Converged(ProcessCommand command, bool isLast)
    {
        string runId = command.RunId;
        RunFolder folder = SimulatedWorld.FolderOf(runId);
        string text = world.Disk.Read(folder.RestoreRequired) is { } file ? Encoding.UTF8.GetString(file) : string.Empty;
        string what = $"without faults {command} ended with {command.ExitCode} ({command.Failure?.Code}: {command.Failure?.Message})";
        string[] owed = [.. scene.Ledger.OwedBy(runId)];
        string[] silent = [.. owed.Where(thing => command.ExitCode != 5 || !text.Contains(thing, StringComparison.Ordinal))];
        if (!isLast && silent.Length > 0 && command.ExitCode is 3 or 4 or 5)
        {
            return false;
        }

        if (silent.Length > 0)
        {
            world.Violate($"{what}; not as before, and not named: {string.Join("; ", scene.Ledger.All)}");
        }

        // Whom others crossed may fail; whom nobody crossed must not.
        bool isCrossed = scene.Disturbances > 0;
        if (!isCrossed && command.ExitCode is not (0 or 6))
        {
            if (!isLast)
            {
                return false;
            }

            world.Violate($"{what}, and nobody else changed anything");
        }

        JournalPledge[] outstanding = [.. world.Outstanding(runId)];
        if (command.ExitCode is 0 or 6 && outstanding.Length > 0)
        {
            world.Violate($"{what}; outstanding: {string.Join(", ", outstanding.Select(pledge => pledge.Target))}");
        }

        _named.UnionWith(outstanding.Select(pledge => pledge.Target));
        return true;
    }

    /// <summary>The guard alone has ended: what it could not put back it has named.</summary>
    public void Guarded(GuardCommand guard)
    {
        if (guard.Failure is not null)
        {
            world.Violate($"without faults the guard failed: {guard.Failure.Message}");
        }

        string[] named = [.. guard.Outcomes.SelectMany(outcome => outcome.Unrestored).Select(thing => thing.Obligation.Target)];
        _named.UnionWith(named);
        foreach (GuardOutcome outcome in guard.Outcomes.Where(outcome => outcome.State is GuardState.AtWork or GuardState.LeftAlone))
        {
            world.Violate($"without faults, with every process dead, the guard says {outcome}");
        }
    }

    /// <summary>All is as before, another's, or named.</summary>
    public void AtEnd(IEnumerable<string> runIds, bool isGuarded)
    {
        foreach (string owed in runIds.SelectMany(scene.Ledger.OwedBy).Where(owed => !_named.Any(target => IsOf(target, owed))))
        {
            world.Violate($"{owed} is not as before, nobody puts it back, and nobody said so: {string.Join("; ", scene.Ledger.All)}");
        }

        if (_named.Count > 0)
        {
            return;
        }

        if (scene.Disturbances == 0)
        {
            CheckEqual();
        }

        CheckFollows();
        CheckTraces(isGuarded);
    }

    /// <summary>Nobody else changed anything: every specification is what it was, to the byte.</summary>
    private void CheckEqual()
    {
        IReadOnlyDictionary<string, string> after = scene.Cluster.Specifications();
        foreach (string name in scene.Before.Keys.Union(after.Keys).Where(name => !name.StartsWith("leases/", StringComparison.Ordinal)))
        {
            string? was = scene.Before.GetValueOrDefault(name);
            string? present = after.GetValueOrDefault(name);
            if (was != present)
            {
                world.Violate($"{name} is {present ?? "nothing"}, was {was ?? "nothing"}");
            }
        }
    }

    /// <summary>The Application does what its element says.</summary>
    private void CheckFollows()
    {
        JsonObject? set = scene.Cluster.Store.Get(ProductWorld.SetKey).Object;
        JsonNode? element = (set?["spec"]!["generators"]![0]!["matrix"]!["generators"]![1]!["list"]!["elements"] as JsonArray)?
            .FirstOrDefault(element => (string?)element!["name"] == "torghut");
        JsonObject? application = scene.Cluster.Store.Get(ProductWorld.ApplicationKey).Object;
        bool isAutomated = application?["spec"]!["syncPolicy"]!["automated"] is not null;
        if (application is not null && ((string?)element?["automation"] == "auto") != isAutomated)
        {
            world.Violate($"the element is {element?["automation"]}, and its Application is {(isAutomated ? "automated" : "manual")}");
        }
    }

    /// <summary>Nothing of the program is left: no marks, no journal, no Secret, no Lease.</summary>
    private void CheckTraces(bool isGuarded)
    {
        foreach (ResourceKind kind in ResourceKinds.All)
        {
            foreach (JsonObject item in scene.Cluster.Store.List(kind, null).Items)
            {
                string metadata = item["metadata"]!.ToJsonString();
                bool isOurs = metadata.Contains($"\"{SurfaceNames.LabelKey}\":\"{SurfaceNames.LabelValue}\"", StringComparison.Ordinal);
                bool isMarked = item["metadata"]!["annotations"]?.ToJsonString().Contains("simulation.torghut/", StringComparison.Ordinal) == true;
                if ((isOurs || isMarked) && !(isGuarded && kind == ResourceKinds.Lease))
                {
                    world.Violate($"{kind.Plural} {(string?)item["metadata"]!["name"]} is left, or marked: {metadata}");
                }
            }
        }
    }

    private static bool IsOf(string target, string thing) =>
        target == thing || target.StartsWith(thing + "#", StringComparison.Ordinal);
}
