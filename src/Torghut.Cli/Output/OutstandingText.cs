using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;

namespace Torghut.Cli.Output;

/// <summary>What a run still owes, for a process that must end at once.</summary>
internal static class OutstandingText
{
    /// <summary>A line for each thing; empty when everything is back. Never throws: whoever asks is on the way out.</summary>
    public static IReadOnlyList<string> Lines(RunFolder folder, string runId)
    {
        try
        {
            return
            [
                .. ObligationJournal.ReadOutstanding(folder)
                    .Select(owed => $"left: {owed.Obligation.Target}; by hand: {owed.Obligation.ManualCommand}; or {RunCommandLine.Of("teardown", runId, folder.Root)}"),
            ];
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SimulationException)
        {
            return [$"left: not known: {failure.Message}"];
        }
    }
}
