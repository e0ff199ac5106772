using System.Text.Json;
using NodaTime;
using NodaTime.Text;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Lifecycle;

/// <summary>
/// Writes and reads <c>source-dump.replay-marker.json</c>. It is written last and removed before the stores are replaced:
/// where it is, the replay and all that came of it are complete.
/// </summary>
internal static class ReplayRecord
{
    /// <summary>Writes it.</summary>
    public static void Write(RunDefinition run, string manifestHash, InputSummary input, ReplayResult replay, DateTimeOffset completedAt)
    {
        double seconds = replay.Elapsed.TotalSeconds;
        var document = new ReplayMarkerDocument
        {
            Records = replay.Records,
            RecordsByTopic = replay.RecordsByRole
                .OrderBy(role => role.Key)
                .ToDictionary(role => run.SimulationTopics[role.Key], role => role.Value),
            PaceMode = JsonNamingPolicy.SnakeCaseLower.ConvertName(run.Manifest.Replay.PaceMode.ToString()),
            Acceleration = run.Pace?.Acceleration,
            DumpSha256 = input.InputHash,
            CompletedAt = completedAt,
            DurationSeconds = Math.Round(seconds, 6),
            RecordsPerSecond = seconds > 0 ? Math.Round(replay.Records / seconds) : 0,
            ManifestHash = manifestHash,
            ProgramVersion = ProgramVersion.Current,
            Outcome = new ReplayOutcome
            {
                Signals = replay.Signals,
                TradeDecisions = replay.Decisions,
                Executions = replay.Executions,
                ExecutionOrderEvents = replay.OrderEvents,
                ExecutionTcaMetrics = replay.TcaMetrics,
                LastSignalAt = Format(replay.LastSignal),
                CursorAt = Format(replay.Cursor),
            },
        };
        AtomicFile.Replace(
            run.Folder.Storage,
            run.Folder.ReplayMarker,
            stream => JsonSerializer.Serialize(stream, document, DocumentsJson.Default.ReplayMarkerDocument));
    }

    /// <summary>The marker of a folder; null when there is none, or it cannot be read: then the replay is not known to be complete.</summary>
    public static ReplayMarkerDocument? Read(RunFolder folder)
    {
        try
        {
            return folder.Storage.Read(folder.ReplayMarker) is byte[] content
                ? JsonSerializer.Deserialize(content, DocumentsJson.Default.ReplayMarkerDocument)
                : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Refuses to report on stores that are not complete.</summary>
    /// <exception cref="SimulationException"><c>replay_incomplete</c>.</exception>
    public static void Require(RunFolder folder, string runId)
    {
        if (Read(folder) is null)
        {
            throw new SimulationException(
                ExitCode.Usage,
                "replay_incomplete",
                $"{folder.ReplayMarker} does not exist or cannot be read; expected a run that has been replayed to its end.")
            {
                Hint = $"See where the run is with: {RunCommandLine.Of("status", runId, folder.Root)}",
            };
        }
    }

    /// <summary>What a kept replay did.</summary>
    public static ReplayResult ToResult(ReplayMarkerDocument marker, RunDefinition run)
    {
        ReplayOutcome outcome = marker.Outcome ?? throw new InvalidOperationException("Only a marker with an outcome is kept.");
        return new ReplayResult
        {
            Records = marker.Records,
            RecordsByRole = run.SimulationTopics
                .Where(topic => marker.RecordsByTopic.ContainsKey(topic.Value))
                .ToDictionary(topic => topic.Key, topic => marker.RecordsByTopic[topic.Value]),
            Signals = outcome.Signals,
            Decisions = outcome.TradeDecisions,
            Executions = outcome.Executions,
            OrderEvents = outcome.ExecutionOrderEvents,
            TcaMetrics = outcome.ExecutionTcaMetrics,
            LastSignal = Parse(outcome.LastSignalAt),
            Cursor = Parse(outcome.CursorAt),
            Elapsed = TimeSpan.FromSeconds(marker.DurationSeconds),
        };
    }

    private static string? Format(Instant? instant) => instant is Instant value ? InstantPattern.ExtendedIso.Format(value) : null;

    private static Instant? Parse(string? text) => text is null ? null : InstantPattern.ExtendedIso.Parse(text).Value;
}
