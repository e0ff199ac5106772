using Torghut.Market.Integrity;
using Torghut.Simulation.Platforms;

namespace Torghut.Lifecycle.Tests.World;

/// <summary>Input of one event: the input is not what is simulated.</summary>
internal sealed class NoInput : IPreparedInput
{
    public static InputInspection Inspection { get; } = new() { Kind = "synthetic", Location = "nowhere", ContentKey = "one event", Files = [] };

    public InputSummary Summary { get; } = new()
    {
        Inspection = Inspection,
        InputHash = "0",
        Symbols = ["AAA"],
        EventCount = 1,
        Statistics = new InputStatistics
        {
            LinesRead = 1,
            Outcomes = new Dictionary<string, long> { ["event"] = 1 },
            Roles = [],
            Partitions = [],
            Coverage = [],
            Quarantined = [],
        },
    };

    public bool Reused => false;

    public string? RebuildReason => null;

    public void Dispose()
    {
        // Nothing is held.
    }
}
