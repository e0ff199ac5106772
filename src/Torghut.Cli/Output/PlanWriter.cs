using System.Globalization;
using System.Text.Json;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Guards;

namespace Torghut.Cli.Output;

/// <summary>Prints a plan.</summary>
internal static class PlanWriter
{
    /// <summary>Prints.</summary>
    public static void Write(PlanDocument plan, bool json, TextWriter output)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(plan, DocumentsJson.Default.PlanDocument));
            return;
        }

        output.WriteLine($"run         {plan.RunId} on the {plan.Platform} platform, dataset {plan.DatasetId}");
        output.WriteLine($"folder      {plan.RunFolder}");
        output.WriteLine($"window      {plan.Window.Start} to {plan.Window.End} ({plan.Window.Minutes} minutes, profile {plan.Window.Profile})");
        output.WriteLine($"session     {plan.Window.SessionOpen ?? "none"} to {plan.Window.SessionClose ?? "none"} ({plan.Window.CalendarVersion})");
        output.WriteLine($"input       {plan.Input.Inspection.Kind} {plan.Input.Inspection.Location}, {plan.Input.Symbols.Count} symbols: {string.Join(' ', plan.Input.Symbols)}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"            {plan.Input.EventCount:N0} events, coverage {plan.CoverageRatio:P1} of the minutes, input hash {plan.Input.InputHash}"));
        foreach ((string name, string place) in plan.Stores)
        {
            output.WriteLine($"creates     {name}: {place}");
        }

        foreach ((string workload, IReadOnlyDictionary<string, string> variables) in plan.Workloads ?? new Dictionary<string, IReadOnlyDictionary<string, string>>())
        {
            output.WriteLine($"workload    {workload}, started by somebody else with");
            foreach ((string name, string value) in variables)
            {
                output.WriteLine($"            {name}={value}");
            }
        }

        foreach (GuardResult guard in plan.Guards)
        {
            output.WriteLine($"guard       {(guard.Passed ? "ok  " : "FAIL")} {guard.Check}: {guard.Detail}");
        }

        output.WriteLine(plan.Estimate.ReplaySeconds is double seconds
            ? string.Create(CultureInfo.InvariantCulture, $"takes       about {TimeSpan.FromSeconds(seconds):hh\\:mm\\:ss} at the manifest's pace")
            : "takes       as long as the machine needs (pace max_throughput)");
        output.WriteLine("Nothing was touched.");
    }
}
