namespace Torghut.Lifecycle.Tests.Time;

/// <summary>The simulator itself does not work as it must.</summary>
public sealed class SimulatorException(string message) : Exception(message);
