namespace Torghut.Simulation.Platforms;

/// <summary>What a dump would read of one topic.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Partitions">Its partitions.</param>
/// <param name="MostRecords">Offsets between the first and the last that would be read: compaction and transactions leave fewer records.</param>
/// <param name="IsScanned">Whether the brokers' time index answers nothing for a partition, so that all of it would be read.</param>
public sealed record TopicForecast(string Topic, int Partitions, long MostRecords, bool IsScanned);
