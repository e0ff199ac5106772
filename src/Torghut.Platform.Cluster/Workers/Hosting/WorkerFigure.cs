namespace Torghut.Platform.Cluster.Workers.Hosting;

/// <summary>One number that a worker tells about itself.</summary>
/// <param name="Name">Name of the metric, as <c>torghut.worker.lag</c>.</param>
/// <param name="Value">The number.</param>
/// <param name="IsTotal">Whether it only grows.</param>
/// <param name="Group">The group of symbols that it is of; null for all.</param>
public readonly record struct WorkerFigure(string Name, double Value, bool IsTotal, int? Group = null);
