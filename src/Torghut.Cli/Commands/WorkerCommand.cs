using System.CommandLine;
using System.Net;
using System.Runtime.CompilerServices;
using Torghut.Cli.Composition;
using Torghut.Cli.Terminal;
using Torghut.Cli.Workers;
using Torghut.Platform.Cluster.Workers.Hosting;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Runs;

namespace Torghut.Cli.Commands;

/// <summary><c>worker ta</c> and <c>worker trader</c>: the pipeline over Kafka, ClickHouse and Postgres.</summary>
internal static class WorkerCommand
{
    private const int UsualPort = 8780;
    private const string ManifestText = "TRADING_SIMULATION_MANIFEST_TEXT";

    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var command = new Command("worker", "Work on a replay in a cluster: technical analysis (any number) or the trader (one per account).");
        command.Subcommands.Add(Create("ta", "Make micro-bars and signals of a replay's records; workers share the symbols.", needsRun: false, options, context));
        command.Subcommands.Add(Create("trader", "Trade on a replay's signals, and keep the ledger.", needsRun: true, options, context));
        command.Subcommands.Add(WorkerHealthCommand.Create(UsualPort, context));
        return command;
    }

    private static Command Create(string kind, string description, bool needsRun, SharedOptions options, CommandContext context)
    {
        var runId = new Option<string?>("--run-id") { Description = "The run; else TRADING_SIMULATION_RUN_ID.", HelpName = "ID" };
        var manifest = new Option<string?>("--dataset-manifest")
        {
            Description = "The run's manifest: gives what no environment variable says; else TRADING_SIMULATION_MANIFEST, else TRADING_SIMULATION_MANIFEST_TEXT, which is the manifest itself.",
            HelpName = "FILE",
        };
        var name = new Option<string?>("--name") { Description = "Name of this worker, and Kafka client id.", HelpName = "NAME" };
        var address = new Option<string>("--address") { Description = "IP address that answers /healthz and /readyz.", HelpName = "IP", DefaultValueFactory = _ => "127.0.0.1" };
        var port = new Option<int>("--port") { Description = "Port; 0 takes a free one.", HelpName = "PORT", DefaultValueFactory = _ => UsualPort };
        var exits = new Option<bool>("--exit-when-complete") { Description = "End when nothing is left to do; else the worker stays until it is stopped." };
        var command = new Command(kind, description);
        foreach (Option option in (Option[])[runId, manifest, name, address, port, exits])
        {
            command.Options.Add(option);
        }

        command.SetAction(async (result, _) =>
        {
            if (!IPAddress.TryParse(result.GetRequiredValue(address), out IPAddress? listen) || result.GetValue(port) is < 0 or > 65535)
            {
                throw new SimulationException(
                    ExitCode.Usage, "usage", $"--address, --port: found {result.GetRequiredValue(address)}:{result.GetValue(port)}; expected an IP address and 0 to 65535.");
            }

            RunDefinition? run = Resolve(
                result.GetValue(runId) ?? Environment.GetEnvironmentVariable("TRADING_SIMULATION_RUN_ID"),
                result.GetValue(manifest) ?? Environment.GetEnvironmentVariable("TRADING_SIMULATION_MANIFEST"),
                needsRun,
                context);
            using RunConsole console = RunConsole.Open(result.GetValue(options.Quiet), context.Error);
            string worker = result.GetValue(name) ?? $"torghut-sim-worker-{kind}-{Environment.MachineName}-{Environment.ProcessId}";
            await RunAsync(kind, run, worker, console, new WorkerOptions(listen, result.GetValue(port), result.GetValue(exits)), context).ConfigureAwait(false);
            return 0;
        });
        return command;
    }

    /// <summary>Apart, so that the server's and the brokers' libraries are loaded by this command only.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Task RunAsync(string kind, RunDefinition? run, string name, RunConsole console, WorkerOptions options, CommandContext context)
    {
        IWorker worker = kind == "ta"
            ? WorkerFactory.Analysis(Environment.GetEnvironmentVariable, run, name, console)
            : WorkerFactory.Trader(Environment.GetEnvironmentVariable, run!, name, () => Reviewers.Create(run!, context.Time), console);
        return WorkerProgram.RunAsync(worker, options, url => context.Out.WriteLine($"Listening on {url}"), context.Signals.Token);
    }

    private static RunDefinition? Resolve(string? runId, string? manifest, bool isNeeded, CommandContext context)
    {
        string? text = manifest is null ? Environment.GetEnvironmentVariable(ManifestText) : null;
        manifest ??= text is null ? null : ManifestText;
        if (runId is not null && manifest is not null)
        {
            return RunPreparation.Resolve(new PreparationRequest { RunId = runId, ManifestPath = manifest, ManifestText = text }, context.Error);
        }

        return isNeeded || manifest is not null
            ? throw new SimulationException(ExitCode.Usage, "usage", "Expected --run-id and --dataset-manifest: they say what to trade, and how.")
            : null;
    }
}
