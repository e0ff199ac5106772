using System.Text.Json;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest.Canonical;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Keeps one run folder to one run: the same id and the same manifest.</summary>
internal static class RunContinuity
{
    private const int ChangesShown = 10;

    /// <summary>Refuses another id with the same token, and another manifest under the same id.</summary>
    /// <exception cref="SimulationException"><c>run_id_taken</c>, <c>manifest_changed</c>.</exception>
    public static void Check(RunDefinition run, CanonicalManifest canonical, RunState? earlier)
    {
        if (earlier is null)
        {
            return;
        }

        if (earlier.RunId != run.Identity.RunId)
        {
            throw new SimulationException(
                ExitCode.Refused,
                "run_id_taken",
                $"--run-id: found '{run.Identity.RunId}'; its folder {run.Folder.Root} belongs to the run '{earlier.RunId}', whose name gives the same token '{earlier.RunToken}'.");
        }

        if (earlier.ManifestHash != canonical.Hash)
        {
            throw new SimulationException(
                ExitCode.Refused,
                "manifest_changed",
                $"The run '{earlier.RunId}' was begun with another manifest{Difference(run.Folder, canonical)}")
            {
                Hint = "Use another --run-id, or remove the earlier run with: torghut-sim clean --run-id " + earlier.RunId,
            };
        }
    }

    /// <summary>Refuses a manifest that is not the one of a run folder; where the day comes from need not be there any more.</summary>
    /// <exception cref="SimulationException"><c>manifest_changed</c>.</exception>
    public static void CheckServers(RunDefinition run)
    {
        IReadOnlyList<ManifestChange> changes = [.. Changes(run.Folder, CanonicalManifest.Of(run.Manifest, contentKey: "")).Where(change => change.Key != "source.path")];
        if (changes.Count > 0)
        {
            throw new SimulationException(
                ExitCode.Usage, "manifest_changed", $"The run '{run.Identity.RunId}' was begun with another manifest{Text(changes)}");
        }
    }

    private static string Difference(RunFolder folder, CanonicalManifest canonical) =>
        Changes(folder, canonical) is { Count: > 0 } changes ? Text(changes) : ".";

    private static IReadOnlyList<ManifestChange> Changes(RunFolder folder, CanonicalManifest canonical)
    {
        if (folder.Storage.Read(folder.Plan) is not byte[] content)
        {
            return [];
        }

        PlanDocument? plan = JsonSerializer.Deserialize(content, DocumentsJson.Default.PlanDocument);
        return ManifestDifference.Between(plan?.Manifest.ToJsonString() ?? "{}", canonical.Text);
    }

    private static string Text(IReadOnlyList<ManifestChange> changes)
    {
        string more = changes.Count > ChangesShown ? $"\n  and {changes.Count - ChangesShown} more" : string.Empty;
        return $":\n  {string.Join("\n  ", changes.Take(ChangesShown))}{more}";
    }
}
