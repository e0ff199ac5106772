namespace Torghut.ControlPlane.Tests.Guarding;

/// <summary>The process was killed at a call. Calls are never answered by it, so that nothing in the process goes on.</summary>
public sealed class ProcessDiedException : InvalidOperationException;
