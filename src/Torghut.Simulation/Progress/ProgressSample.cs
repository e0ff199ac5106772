using NodaTime;

namespace Torghut.Simulation.Progress;

/// <summary>How far a phase is.</summary>
/// <param name="Activity">What is being done, for example <c>replay</c>.</param>
/// <param name="Records">Records done.</param>
/// <param name="TotalRecords">Records in all; null while unknown.</param>
/// <param name="EventTime">Event time reached; null before the first record.</param>
public readonly record struct ProgressSample(string Activity, long Records, long? TotalRecords, Instant? EventTime);
