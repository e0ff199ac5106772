using Torghut.Cli.Boundary;

namespace Torghut.Cli.Commands;

/// <summary>The process as commands see it.</summary>
/// <param name="Out">Standard output: results.</param>
/// <param name="Error">Standard error: progress, warnings, errors.</param>
/// <param name="Signals">Signals of the process.</param>
/// <param name="Time">Clock.</param>
public sealed record CommandContext(TextWriter Out, TextWriter Error, SignalMonitor Signals, TimeProvider Time);
