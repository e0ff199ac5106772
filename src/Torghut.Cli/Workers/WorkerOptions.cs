using System.Net;

namespace Torghut.Cli.Workers;

/// <summary>How a worker is hosted.</summary>
/// <param name="Address">Where health is asked for.</param>
/// <param name="Port">Port; 0 takes a free one.</param>
/// <param name="ExitsWhenComplete">Whether the program ends when nothing is left to do.</param>
public sealed record WorkerOptions(IPAddress Address, int Port, bool ExitsWhenComplete);
