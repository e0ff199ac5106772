using System.Globalization;
using System.Text.Json;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Guards;
using Torghut.Simulation.Platforms;

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
        WriteInput(plan, output);
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

    private static void WriteInput(PlanDocument plan, TextWriter output)
    {
        if (plan.Input is { } input)
        {
            output.WriteLine($"input       {input.Inspection.Kind} {input.Inspection.Location}, {input.Symbols.Count} symbols: {string.Join(' ', input.Symbols)}");
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"            {input.EventCount:N0} events, coverage {plan.CoverageRatio:P1} of the minutes, input hash {input.InputHash}"));
        }

        if (plan.Forecast is { } forecast)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"input       {forecast.Inspection.Kind} {forecast.Inspection.Location}, at most {forecast.MostRecords:N0} records, not dumped yet"));
            foreach (TopicForecast topic in forecast.Topics)
            {
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"            {topic.Topic}: {topic.MostRecords:N0} in {topic.Partitions} partitions{(topic.IsScanned ? ", read whole: the brokers' time index does not answer" : "")}"));
            }

            output.WriteLine("            symbols, coverage and input hash are not known before the dump: run may still refuse the day for its coverage");
        }
    }
}
