using System.CommandLine;
using Torghut.Cli.Composition;

namespace Torghut.Cli.Commands;

/// <summary>The arguments of <c>plan</c>, <c>apply</c> and <c>run</c>.</summary>
internal static class RunArguments
{
    /// <summary>Reads what prepares a run.</summary>
    public static PreparationRequest Read(ParseResult result, SharedOptions options) => new()
    {
        RunId = result.GetRequiredValue(options.RunId),
        ManifestPath = result.GetRequiredValue(options.Manifest),
        OutputRoot = result.GetValue(options.OutputRoot),
        WindowStart = result.GetValue(options.WindowStart),
        WindowEnd = result.GetValue(options.WindowEnd),
    };
}
