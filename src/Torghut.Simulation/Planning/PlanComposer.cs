using System.Text.Json.Nodes;
using Torghut.Market.Sessions;
using Torghut.Market.Time;
using Torghut.Market.Topics;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Guards;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Planning;

/// <summary>Composes the plan of a run from what is known before the first write.</summary>
public static class PlanComposer
{
    private const long TapeBytesPerEvent = 60;

    /// <summary>Composes it.</summary>
    public static PlanDocument Compose(RunDefinition run, ISimulationPlatform platform, PreflightResult result)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(result);
        InputSummary input = result.Input.Summary;
        return Compose(run, platform, input.Inspection, input.EventCount) with
        {
            Input = input,
            CoverageRatio = result.Coverage.Ratio,
            Guards = result.Guards,
        };
    }

    /// <summary>Composes it of what is known before the input is dumped.</summary>
    public static PlanDocument Compose(RunDefinition run, ISimulationPlatform platform, InputForecast forecast, IReadOnlyList<GuardResult> guards)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(forecast);
        return Compose(run, platform, forecast.Inspection, forecast.MostRecords) with { Forecast = forecast, Guards = guards };
    }

    private static PlanDocument Compose(RunDefinition run, ISimulationPlatform platform, InputInspection inspection, long events)
    {
        CanonicalManifest canonical = CanonicalManifest.Of(run.Manifest, inspection.ContentKey);
        return new PlanDocument
        {
            RunId = run.Identity.RunId,
            RunToken = run.Identity.Token.Value,
            DatasetId = run.Manifest.DatasetId,
            Platform = platform.Name,
            RunFolder = run.Folder.Root,
            Window = Window(run),
            SourceTopics = Topics(run.SourceTopics),
            SimulationTopics = Topics(run.SimulationTopics),
            Stores = platform.DescribeStores(run),
            Workloads = platform.DescribeWorkloads(run) is { Count: > 0 } workloads ? workloads : null,
            Input = null,
            CoverageRatio = null,
            Guards = [],
            Estimate = new PlanEstimate(events, ReplaySeconds(run), events * TapeBytesPerEvent),
            ManifestHash = canonical.Hash,
            Manifest = JsonNode.Parse(canonical.Text)!,
        };
    }

    private static PlanWindow Window(RunDefinition run) => new(
        WindowProfiles.Key(run.Manifest.Window.Request.Profile),
        run.Window.TradingDay.ToString("uuuu-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
        EventTime.Format(run.Window.Start),
        EventTime.Format(run.Window.End),
        run.Window.Minutes,
        run.Window.Session is null ? null : EventTime.Format(run.Window.Session.Open),
        run.Window.Session is null ? null : EventTime.Format(run.Window.Session.Close),
        ExchangeCalendar.UsEquities.Version);

    private static Dictionary<string, string> Topics(IReadOnlyDictionary<TopicRole, string> topics) =>
        topics.OrderBy(topic => topic.Key).ToDictionary(topic => TopicRoles.Key(topic.Key), topic => topic.Value);

    private static double? ReplaySeconds(RunDefinition run) => run.Pace is ReplayPace pace
        ? (run.Window.End - run.Window.Start).TotalSeconds / pace.Acceleration
        : null;
}
