namespace Torghut.Simulation.Obligations;

/// <summary>Marks a method of a port that changes the world outside the run's own artifacts: it takes the right to do so.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MutatesAttribute : Attribute;
