namespace Torghut.Simulation.Obligations;

/// <summary>Marks a method of a port that changes nothing of the world that runs pledge to restore.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReadsAttribute : Attribute;
