using System.Text.Json;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Reads and replaces <c>run-state.json</c>.</summary>
public static class RunStateFile
{
    /// <summary>The state of the run in a folder; null when there is none.</summary>
    /// <exception cref="SimulationException">The file is no run state of this program.</exception>
    public static RunState? Read(RunFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.Storage.Read(folder.RunState) is not byte[] content)
        {
            return null;
        }

        try
        {
            RunState? state = JsonSerializer.Deserialize(content, LifecycleJson.Default.RunState);
            if (state?.SchemaVersion == RunState.CurrentSchema)
            {
                return state;
            }

            throw Unreadable(folder, $"schema_version is '{state?.SchemaVersion}'", cause: null);
        }
        catch (JsonException cause)
        {
            throw Unreadable(folder, cause.Message, cause);
        }
    }

    /// <summary>Replaces the state on disk.</summary>
    public static void Write(RunFolder folder, RunState state)
    {
        ArgumentNullException.ThrowIfNull(folder);
        AtomicFile.Replace(folder.Storage, folder.RunState, stream => JsonSerializer.Serialize(stream, state, LifecycleJson.Default.RunState));
    }

    private static SimulationException Unreadable(RunFolder folder, string found, Exception? cause) => new(
        ExitCode.Usage,
        "run_state_unreadable",
        $"{folder.RunState}: {found}; expected {RunState.CurrentSchema}.",
        cause)
    {
        Hint = "Another version of the program wrote it. Use that version, or remove the run with: torghut-sim clean",
    };
}
