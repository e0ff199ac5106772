using Torghut.Cli;
using Torghut.Cli.Boundary;
using Torghut.Cli.Commands;

return await ExitBoundary
    .RunAsync(
        signals => CommandLine.InvokeAsync(args, new CommandContext(Console.Out, Console.Error, signals, TimeProvider.System)),
        json: args.Contains("--json", StringComparer.Ordinal),
        Console.Out,
        Console.Error)
    .ConfigureAwait(false);
