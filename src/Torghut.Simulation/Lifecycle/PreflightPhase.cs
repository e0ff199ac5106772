using System.Text.Json;
using Torghut.Market.Time;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Guards;
using Torghut.Simulation.KeptManifests;
using Torghut.Simulation.Planning;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Progress;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Everything that mutates nothing outside: guards, dump, tape, coverage, plan.</summary>
internal static class PreflightPhase
{
    /// <summary>Runs it, and leaves the input ready.</summary>
    public static async Task<IPreparedInput> RunAsync(PhaseContext context, CancellationToken cancellationToken)
    {
        IsolationGuards.Enforce(IsolationGuards.Evaluate(context.Run));
        await Preflight
            .RequireSwitchableAsync(context.Run, context.Platform, context.Time, cancellationToken)
            .ConfigureAwait(false);
        PreflightResult result = await Preflight
            .RunAsync(context.Run, context.Platform, context.Run.CacheRoot, context.Settings.ForceDump, context.Observer, cancellationToken)
            .ConfigureAwait(false);
        try
        {
            WriteArtifacts(context, result);
        }
        catch
        {
            result.Input.Dispose();
            throw;
        }

        return result.Input;
    }

    private static void WriteArtifacts(PhaseContext context, PreflightResult result)
    {
        RunFolder folder = context.Folder;
        PlanDocument plan = PlanComposer.Compose(context.Run, context.Platform, result);
        KeptManifest.Write(context.Run, folder);
        AtomicFile.Replace(folder.Storage, folder.Plan, stream => JsonSerializer.Serialize(stream, plan, DocumentsJson.Default.PlanDocument));
        folder.Storage.CreateFolder(folder.Dump);
        var dump = new DumpManifestDocument
        {
            WindowStart = EventTime.Format(context.Run.Window.Start),
            WindowEnd = EventTime.Format(context.Run.Window.End),
            SourceTopics = plan.SourceTopics,
            Input = result.Input.Summary,
        };
        AtomicFile.Replace(folder.Storage, folder.DumpManifest, stream => JsonSerializer.Serialize(stream, dump, DocumentsJson.Default.DumpManifestDocument));
        if (result.Input.RebuildReason is string reason)
        {
            context.Observer.Noted(NoteLevel.Warning, "tape_rebuilt", reason);
        }
    }
}
