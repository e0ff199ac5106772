using System.Text.Json;
using Torghut.Platform.Cluster.Kubernetes.Guarding;

namespace Torghut.Cli.Output;

/// <summary>Prints what the guard did.</summary>
internal static class GuardWriter
{
    /// <summary>Prints.</summary>
    public static void Write(IReadOnlyList<GuardOutcome> outcomes, bool json, TextWriter output)
    {
        if (json)
        {
            IReadOnlyList<GuardDocument> documents = [.. outcomes.Select(outcome => new GuardDocument(
                outcome.RunId,
                JsonNamingPolicy.SnakeCaseLower.ConvertName(outcome.State.ToString()),
                outcome.Detail,
                outcome.Restored,
                outcome.Unrestored.GroupBy(thing => thing.Obligation.Target, StringComparer.Ordinal).ToDictionary(things => things.Key, things => things.First().Obligation.ManualCommand)))];
            output.WriteLine(JsonSerializer.Serialize(documents, OutputJson.Default.IReadOnlyListGuardDocument));
            return;
        }

        if (outcomes.Count == 0)
        {
            output.WriteLine("No run has left anything.");
        }

        foreach (GuardOutcome outcome in outcomes)
        {
            output.WriteLine(outcome.State switch
            {
                GuardState.AtWork => $"Run '{outcome.RunId}' is at work: {outcome.Detail}.",
                GuardState.Restored => $"Run '{outcome.RunId}' was dead; {outcome.Restored.Count} thing(s) put back. {outcome.Detail}",
                GuardState.RestoreRequired => $"Run '{outcome.RunId}' was dead; not everything is back. {outcome.Detail}",
                _ => $"Run '{outcome.RunId}' was left alone: {outcome.Detail}",
            });
            foreach (Simulation.Restoring.UnrestoredThing thing in outcome.Unrestored)
            {
                output.WriteLine($"  {thing.Obligation.Target}: {thing.Problem}");
                output.WriteLine($"  by hand: {thing.Obligation.ManualCommand}");
            }
        }
    }
}
