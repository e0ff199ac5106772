namespace Torghut.Lifecycle.Tests.Processes;

/// <summary>The process is dead; nothing that it still tries does anything.</summary>
public sealed class ProcessDiedException() : Exception("the process is dead");
