namespace Torghut.Benchmarks.Jobs;

/// <summary>A measurement that could not be made; the message is for the person who asked for it.</summary>
internal sealed class BenchmarkException(string message) : Exception(message);
