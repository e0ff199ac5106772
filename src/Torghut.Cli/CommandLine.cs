using System.CommandLine;
using Torghut.Cli.Commands;
using Torghut.Simulation.Errors;

namespace Torghut.Cli;

/// <summary>The command line: its commands, and how it is understood.</summary>
internal static class CommandLine
{
    private const string ModeOption = "--mode";

    /// <summary>Understands and executes.</summary>
    public static async Task<ExitCode> InvokeAsync(IReadOnlyList<string> arguments, CommandContext context)
    {
        RootCommand root = CreateRoot(context);
        ParseResult result = root.Parse(WithModeAsCommand(arguments));
        if (result.Errors.Count > 0 && !HelpExamples.IsHelp(result.Action))
        {
            throw new SimulationException(ExitCode.Usage, "usage", string.Join(' ', result.Errors.Select(error => error.Message)))
            {
                Hint = $"torghut-sim {CommandPath(result)}--help".Replace("  ", " ", StringComparison.Ordinal),
            };
        }

        var configuration = new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = context.Out,
            Error = context.Error,
        };
        return (ExitCode)await result.InvokeAsync(configuration, context.Signals.Token).ConfigureAwait(false);
    }

    private static RootCommand CreateRoot(CommandContext context)
    {
        var options = new SharedOptions();
        var root = new RootCommand("Replays a full trading day through a trading system in isolation, and proves what happened.");
        root.Options.Add(options.OutputRoot);
        root.Options.Add(options.Json);
        root.Options.Add(options.Quiet);
        root.Subcommands.Add(PlanCommand.Create(options, context));
        root.Subcommands.Add(RunCommand.Create(options, context, wholeLifecycle: true));
        root.Subcommands.Add(RunCommand.Create(options, context, wholeLifecycle: false));
        root.Subcommands.Add(ReportCommand.Create(options, context));
        root.Subcommands.Add(CompareCommand.Create(options, context));
        root.Subcommands.Add(LlmCommand.Create(options, context));
        root.Subcommands.Add(VerifyCommand.Create(options, context));
        root.Subcommands.Add(ServeCommand.Create(options, context));
        root.Subcommands.Add(TeardownCommand.Create(options, context));
        root.Subcommands.Add(GuardCommand.Create(options, context));
        root.Subcommands.Add(StatusCommand.Create(options, context));
        root.Subcommands.Add(InitCommand.Create(options, context));
        root.Subcommands.Add(RunsCommand.Create(options, context));
        root.Subcommands.Add(WorkerCommand.Create(options, context));
        root.Subcommands.Add(ExportCommand.Create(options, context));
        root.Subcommands.Add(CleanCommand.Create(options, context));
        HelpExamples.AddTo(root);
        return root;
    }

    /// <summary>
    /// Operators' playbooks name the command as <c>--mode run</c>; the word is moved in front, where a command stands.
    /// </summary>
    private static List<string> WithModeAsCommand(IReadOnlyList<string> arguments)
    {
        var rest = new List<string>(arguments);
        int index = rest.FindIndex(argument => argument == ModeOption || argument.StartsWith(ModeOption + "=", StringComparison.Ordinal));
        if (index < 0)
        {
            return rest;
        }

        bool joined = rest[index].Length > ModeOption.Length;
        if (!joined && index + 1 == rest.Count)
        {
            throw new SimulationException(ExitCode.Usage, "usage", "--mode has no value. Expected one of: plan, apply, run, report, compare, verify, serve, teardown, guard, status, init, runs, export, worker, clean.");
        }

        string mode = joined ? rest[index][(ModeOption.Length + 1)..] : rest[index + 1];
        rest.RemoveRange(index, joined ? 1 : 2);
        rest.Insert(0, mode);
        return rest;
    }

    private static string CommandPath(ParseResult result) =>
        result.CommandResult.Command is RootCommand ? string.Empty : result.CommandResult.Command.Name + " ";
}
