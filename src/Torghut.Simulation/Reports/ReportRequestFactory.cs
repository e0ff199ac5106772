using System.Text.Json;
using Torghut.Market.Sessions;
using Torghut.Reporting.Request;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Runs;
using Torghut.Trading.Execution;

namespace Torghut.Simulation.Reports;

/// <summary>What the report needs to know of a run beside its rows.</summary>
public static class ReportRequestFactory
{
    /// <summary>Makes the request.</summary>
    /// <param name="run">The run.</param>
    /// <param name="input">Its input; null where that is no longer known.</param>
    public static ReportRequest Create(RunDefinition run, InputSummary? input)
    {
        ArgumentNullException.ThrowIfNull(run);
        SimulationManifest manifest = run.Manifest;
        return new ReportRequest
        {
            RunId = run.Identity.RunId,
            RunToken = run.Identity.Token.Value,
            DatasetId = manifest.DatasetId,
            Platform = manifest.Platform == SimulationPlatform.Cluster ? "cluster" : "embedded",
            Source = input is null
                ? new SourceDescription("unknown", "The input is no longer known.", run.IsSynthetic)
                : new SourceDescription(input.Inspection.Kind, input.Inspection.Location, input.Inspection.IsSynthetic),
            InputHash = input?.InputHash,
            Window = run.Window,
            WindowProfile = WindowProfiles.Key(manifest.Window.Request.Profile),
            Calendar = new CalendarIdentity(
                ExchangeCalendar.UsEquities.Source, ExchangeCalendar.UsEquities.Version, ExchangeCalendar.UsEquities.TzdbVersion),
            ProgramVersion = ProgramVersion.Current,
            Symbols = input?.Symbols ?? [],
            Account = manifest.ToExecutionOptions().Account,
            LatenciesModelled = true,
            ReviewEnabled = manifest.Review.Mode != ReviewMode.Off,
            Parameters = Parameters(manifest, input?.Inspection.ContentKey ?? "unknown"),
            ExecutionModels = ExecutionModels.All,
            Costs = manifest.Reporting,
            Monitor = manifest.Monitor.Thresholds,
            Thresholds = manifest.Verdict,
            ModelPrices = manifest.Prices,
            Input = input?.Statistics,
        };
    }

    private static JsonElement Parameters(SimulationManifest manifest, string contentKey)
    {
        using JsonDocument document = JsonDocument.Parse(CanonicalManifest.Of(manifest, contentKey).Text);
        return document.RootElement.Clone();
    }
}
