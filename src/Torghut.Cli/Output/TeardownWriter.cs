using System.Text.Json;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Cli.Output;

/// <summary>Prints what a teardown did.</summary>
internal static class TeardownWriter
{
    /// <summary>Prints.</summary>
    public static void Write(TeardownResult result, bool json, TextWriter output)
    {
        if (json)
        {
            var document = new TeardownDocument(
                result.RunId,
                (int)result.ExitCode,
                result.Unwound.Released,
                result.Unwound.Unrestored.ToDictionary(thing => thing.Obligation.Target, thing => thing.Problem));
            output.WriteLine(JsonSerializer.Serialize(document, OutputJson.Default.TeardownDocument));
            return;
        }

        output.WriteLine(result.Unwound switch
        {
            { Unrestored.Count: 0 } when result.Failure is not null => $"Run '{result.RunId}': teardown failed.",
            { Released: 0, Unrestored.Count: 0 } => $"Run '{result.RunId}': nothing to put back.",
            { Unrestored.Count: 0 } => $"Run '{result.RunId}': {result.Unwound.Released} thing(s) put back; everything is restored.",
            _ => $"Run '{result.RunId}': {result.Unwound.Unrestored.Count} thing(s) could not be put back.",
        });
    }
}
