namespace Torghut.Simulation.Runs;

/// <summary>A pace slower than full speed.</summary>
/// <param name="Acceleration">Event seconds per wall second; 1 for the pace of the records.</param>
/// <param name="MaxSleepSeconds">Longest delay between two records, wall seconds; 0 for no cap.</param>
public sealed record ReplayPace(double Acceleration, double MaxSleepSeconds);
