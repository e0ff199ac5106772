using System.Text.Json;
using Torghut.Lifecycle.Tests.Processes;
using Torghut.Lifecycle.Tests.World;
using Torghut.Simulation.Artifacts;

namespace Torghut.Lifecycle.Tests.Checks;

/// <summary>What must hold between commands and at the end.</summary>
internal sealed class WorldChecks(SimulatedWorld world)
{
    /// <summary>Whether the program knows the run.</summary>
    public bool Exists(string runId) => world.Disk.Read(SimulatedWorld.FolderOf(runId).RunState) is not null;

    /// <summary>Between commands: what is on the disk can be read, and who owes something can be told so.</summary>
    public void AfterRound(IEnumerable<string> runIds)
    {
        foreach (string path in world.Disk.Files.Where(path => path.EndsWith(".json", StringComparison.Ordinal)))
        {
            try
            {
                using JsonDocument document = JsonDocument.Parse(world.Disk.Read(path)!);
            }
            catch (JsonException failure)
            {
                world.Violate($"{path} is no document: {failure.Message}");
            }
        }

        foreach (string runId in runIds)
        {
            string[] targets = [.. world.Outstanding(runId).Select(pledge => pledge.Target)];
            foreach (string thing in world.OwedBy(runId).Where(thing => !targets.Contains(thing)))
            {
                world.Violate($"{runId} owes {thing} and its journal does not say so");
            }

            if (targets.Length > 0 && !Exists(runId))
            {
                world.Violate($"{runId} owes {string.Join(", ", targets)} and has no run-state.json, so that no command finds it");
            }
        }
    }

    /// <summary>A command without faults has ended.</summary>
    public void Converged(ProcessCommand command)
    {
        string runId = command.RunId;
        JournalPledge[] outstanding = [.. world.Outstanding(runId)];
        RunFolder folder = SimulatedWorld.FolderOf(runId);
        bool isNamed = world.Disk.Read(folder.RestoreRequired) is not null;
        string what = $"without faults {command} ended with {command.ExitCode} ({command.Failure?.Code}: {command.Failure?.Message})";
        if (world.OwedBy(runId).Any())
        {
            world.Violate($"{what} and owes {string.Join(", ", world.OwedBy(runId))}");
        }

        switch (command.ExitCode)
        {
            case 0 or 6 when outstanding.Length == 0 && !isNamed:
                break;
            case 3 or 4 when IsRightlyRefused(command) && HasDrifted(world.Surface.Holder!.RunId):
                break;
            case 5 when isNamed && HasDrifted(runId):
                CheckNamed(world.Disk.Read(folder.RestoreRequired)!, outstanding, what);
                break;
            default:
                world.Violate($"{what}; outstanding: {string.Join(", ", outstanding.Select(pledge => pledge.Target))}; restore-required.json: {isNamed}");
                break;
        }
    }

    /// <summary>Whether a run owes nothing and was refused, by name, because the surface's dead holder does.</summary>
    public bool IsRightlyRefused(ProcessCommand command) => command is { Verb: Verb.Run, ExitCode: 3 or 4 }
        && world.Surface.Holder is HolderIdentity holder
        && holder.RunId != command.RunId
        && command.Failure?.Code == $"simulation_runtime_lock_held:{holder.RunId}"
        && world.Outstanding(command.RunId).Count == 0
        && world.OwedForCertain(holder.RunId) > 0;

    /// <summary>Nothing of the world is as a run left it.</summary>
    public void AtEnd()
    {
        foreach ((string name, WorldThing thing) in world.Things)
        {
            if (thing.Owed is not null)
            {
                world.Violate($"{name} is {thing.Value ?? "nothing"}, was {thing.Owed.Value.Value ?? "nothing"}, and nobody puts it back");
            }
        }
    }

    /// <summary>Whether everything outside the lock that a run still has outstanding was changed by others.</summary>
    private bool HasDrifted(string runId)
    {
        JournalPledge[] things = [.. world.Outstanding(runId).Where(pledge => world.Things.ContainsKey(pledge.Target))];
        return things.Length > 0 && Array.TrueForAll(
            things, pledge => world.Things[pledge.Target].Author == "other" && world.Things[pledge.Target].Value != pledge.Captured);
    }

    private void CheckNamed(byte[] document, JournalPledge[] outstanding, string what)
    {
        string text = System.Text.Encoding.UTF8.GetString(document);
        foreach (JournalPledge pledge in outstanding.Where(pledge => !text.Contains($"\"{pledge.Target}\"", StringComparison.Ordinal)))
        {
            world.Violate($"{what}; restore-required.json does not name {pledge.Target}");
        }
    }
}
