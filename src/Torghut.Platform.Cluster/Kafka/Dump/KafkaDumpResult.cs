namespace Torghut.Platform.Cluster.Kafka.Dump;

/// <summary>A dump on disk.</summary>
/// <param name="Path">The dump's file.</param>
/// <param name="Document">What it holds.</param>
/// <param name="Reused">Whether it was there already.</param>
public sealed record KafkaDumpResult(string Path, KafkaDumpDocument Document, bool Reused);
