namespace Torghut.Simulation.Platforms;

/// <summary>What is known of an input before it is dumped, where reading it costs others something.</summary>
public sealed record InputForecast
{
    /// <summary>What and where it is.</summary>
    public required InputInspection Inspection { get; init; }

    /// <summary>What a dump would read, by topic.</summary>
    public required IReadOnlyList<TopicForecast> Topics { get; init; }

    /// <summary>Records that a dump would read at most.</summary>
    public long MostRecords => Topics.Sum(topic => topic.MostRecords);
}
