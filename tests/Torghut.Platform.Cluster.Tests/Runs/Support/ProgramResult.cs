namespace Torghut.Platform.Cluster.Tests.Runs.Support;

/// <summary>How a program ended.</summary>
internal sealed record ProgramResult(int Code, string Output, string Errors);
