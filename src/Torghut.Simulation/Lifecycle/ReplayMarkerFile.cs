using System.Text.Json;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Platforms;
using Torghut.Simulation.Runs;

namespace Torghut.Simulation.Lifecycle;

/// <summary>Writes <c>source-dump.replay-marker.json</c>: the replay is complete.</summary>
internal static class ReplayMarkerFile
{
    /// <summary>Writes it.</summary>
    public static void Write(RunDefinition run, InputSummary input, ReplayResult replay, DateTimeOffset completedAt)
    {
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
            DurationSeconds = Math.Round(replay.Elapsed.TotalSeconds, 6),
            RecordsPerSecond = Math.Round(replay.Records / replay.Elapsed.TotalSeconds),
        };
        AtomicFile.Replace(
            run.Folder.Storage, run.Folder.ReplayMarker, stream => JsonSerializer.Serialize(stream, document, DocumentsJson.Default.ReplayMarkerDocument));
    }
}
