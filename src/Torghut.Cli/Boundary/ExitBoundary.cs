using System.Text.Json;
using Torghut.Cli.Output;
using Torghut.Simulation.Errors;

namespace Torghut.Cli.Boundary;

/// <summary>The one place through which the process ends: every failure becomes a message and an exit code here.</summary>
public static class ExitBoundary
{
    /// <summary>Runs a command and returns the exit code of the process.</summary>
    /// <param name="command">The command; it is given the signals of the process.</param>
    /// <param name="json">Whether a failure is also a JSON document on standard output.</param>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    public static async Task<int> RunAsync(
        Func<SignalMonitor, Task<ExitCode>> command, bool json, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(command);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);
        using var signals = new SignalMonitor(error);
        try
        {
            return (int)await command(signals).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (signals.Received is not null)
        {
            return (int)signals.Received.Value;
        }
#pragma warning disable CA1031 // The boundary: nothing may leave the process as a stack trace.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            SimulationException failure = FailureTranslation.Of(exception);
            Report(failure, error);
            if (json)
            {
                var document = new FailedCommandDocument((int)failure.ExitCode, FailureDocument.Of(failure));
                output.WriteLine(JsonSerializer.Serialize(document, OutputJson.Default.FailedCommandDocument));
            }

            return (int)failure.ExitCode;
        }
    }

    /// <summary>Writes a failure for a person.</summary>
    public static void Report(SimulationException failure, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(failure);
        ArgumentNullException.ThrowIfNull(error);
        error.WriteLine($"error: {failure.Code}: {failure.Message}");
        if (failure.Hint is not null)
        {
            error.WriteLine($"hint: {failure.Hint}");
        }

        if (Environment.GetEnvironmentVariable("TORGHUT_SIM_TRACE") == "1")
        {
            error.WriteLine(failure.InnerException ?? failure);
        }
    }
}
