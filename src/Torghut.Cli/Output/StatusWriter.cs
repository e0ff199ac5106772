using System.Text.Json;
using Torghut.Market.Time;
using NodaTime;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Obligations;

namespace Torghut.Cli.Output;

/// <summary>Prints where a run is.</summary>
internal static class StatusWriter
{
    /// <summary>Prints.</summary>
    public static void Write(RunStatus status, bool json, TextWriter output)
    {
        if (json)
        {
            var document = new StatusDocument(
                status.State,
                HolderDocument.Of(status.Holder),
                HolderDocument.Of(status.LastHolder),
                status.RestoreStatus,
                [.. status.Outstanding.Select(OutstandingDocument.Of)],
                status.NextCommand);
            output.WriteLine(JsonSerializer.Serialize(document, OutputJson.Default.StatusDocument));
            return;
        }

        RunState state = status.State;
        output.WriteLine($"run       {state.RunId} ({state.Mode}, attempt {state.Attempt}), begun {EventTime.Format(Instant.FromDateTimeOffset(state.StartedAt))}");
        output.WriteLine($"holder    {Describe(status)}");
        output.WriteLine($"restore   {status.RestoreStatus}");
        foreach (PhaseState phase in state.Phases)
        {
            string detail = phase.Error is null ? phase.Detail ?? string.Empty : $"{phase.ErrorCode}: {phase.Error}";
            output.WriteLine($"{LifecycleNames.Of(phase.Phase),-16}{phase.Status.ToString().ToLowerInvariant(),-9}{detail}".TrimEnd());
        }

        output.WriteLine(state.ExitCode is int exitCode ? $"exit code {exitCode}{(state.Verdict is null ? string.Empty : $", verdict {state.Verdict}")}" : "not ended");
        foreach (OutstandingObligation owed in status.Outstanding)
        {
            string detail = owed.Detail is null ? string.Empty : $" ({owed.Detail})";
            output.WriteLine($"outstanding: {owed.Obligation.Target}, {LifecycleNames.Of(owed.Status)}{detail}; by hand: {owed.Obligation.ManualCommand}");
        }

        if (status.NextCommand is not null)
        {
            output.WriteLine($"next: {status.NextCommand}");
        }
    }

    private static string Describe(RunStatus status) => status.Holder is not null ? $"{status.Holder}, at work"
        : status.LastHolder is not null ? $"nobody; {status.LastHolder} has ended without letting go"
        : "nobody";
}
