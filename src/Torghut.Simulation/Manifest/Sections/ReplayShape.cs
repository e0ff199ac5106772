using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Sections;

/// <summary><c>replay</c>.</summary>
internal static class ReplayShape
{
    private static readonly ChoiceShape Pace = new("max_throughput", "event_time", "accelerated");

    /// <summary>The description.</summary>
    public static SectionShape<ReplaySection> Shape { get; } =
        new SectionShape<ReplaySection>(() => new ReplaySection())
        {
            IgnoredKeys = ["auto_offset_reset", "flush_timeout_seconds", "final_flush_timeout_seconds", "flush_retry_attempts"],
        }
        .Value(
            "pace_mode",
            Pace,
            replay => Pace.Word((int)replay.PaceMode),
            (replay, value) => replay with { PaceMode = (PaceMode)Pace.Index(value) },
            "As fast as it goes (max_throughput), at the pace of the record timestamps (event_time), or at that pace times acceleration (accelerated).")
        .Add(new OptionalValueKey<ReplaySection, double>(
            "acceleration",
            "Event seconds per wall second for accelerated.",
            new NumberShape { Least = 0, LeastExcluded = true },
            replay => replay.Acceleration,
            (replay, value) => replay with { Acceleration = value })
        { DefaultWords = "none; accelerated requires it" })
        .Value(
            "max_sleep_seconds",
            NumberShape.NotNegative,
            replay => replay.MaxSleepSeconds,
            (replay, value) => replay with { MaxSleepSeconds = value },
            "Longest delay between two records, wall seconds; 0 for no cap.")
        .Value(
            "flush_every_records",
            WholeShape.Positive,
            replay => replay.FlushEveryRecords,
            (replay, value) => replay with { FlushEveryRecords = (int)value },
            "Records after which the producer is flushed.")
        .Value(
            "status_update_every_records",
            WholeShape.Positive,
            replay => replay.StatusUpdateEveryRecords,
            (replay, value) => replay with { StatusUpdateEveryRecords = (int)value },
            "Records after which progress is reported.")
        .Value(
            "status_update_every_seconds",
            new NumberShape { Least = 0, LeastExcluded = true },
            replay => replay.StatusUpdateEverySeconds,
            (replay, value) => replay with { StatusUpdateEverySeconds = value },
            "Seconds after which progress is reported, whatever the records.")
        .Rule(["pace_mode", "acceleration"], RequireAcceleration);

    private static bool RequireAcceleration(ReplaySection replay, SectionKeys keys)
    {
        if (replay.PaceMode != PaceMode.Accelerated || replay.Acceleration is not null)
        {
            return true;
        }

        keys.Missing("acceleration", "a number above 0, because pace_mode is accelerated");
        return false;
    }
}
