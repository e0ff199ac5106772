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

    private static string Difference(RunFolder folder, CanonicalManifest canonical)
    {
        if (folder.Storage.Read(folder.Plan) is not byte[] content)
        {
            return ".";
        }

        PlanDocument? plan = JsonSerializer.Deserialize(content, DocumentsJson.Default.PlanDocument);
        IReadOnlyList<ManifestChange> changes = ManifestDifference.Between(plan?.Manifest.ToJsonString() ?? "{}", canonical.Text);
        string more = changes.Count > ChangesShown ? $"\n  and {changes.Count - ChangesShown} more" : string.Empty;
        return $":\n  {string.Join("\n  ", changes.Take(ChangesShown))}{more}";
    }
}
