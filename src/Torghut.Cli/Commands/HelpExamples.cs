using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;

namespace Torghut.Cli.Commands;

/// <summary>Adds an example to the help of every command.</summary>
internal static class HelpExamples
{
    private const string Manifest = "--dataset-manifest config/simulation/full-day-2026-02-27.yaml";

    /// <summary>Adds them.</summary>
    public static void AddTo(RootCommand root)
    {
        foreach (Option option in root.Options)
        {
            if (option is HelpOption help && help.Action is HelpAction action)
            {
                help.Action = new HelpWithExample(action);
            }
        }
    }

    /// <summary>Whether what was asked for is help: then nothing else is required.</summary>
    public static bool IsHelp(CommandLineAction? action) => action is HelpWithExample;

    private static string Of(string command) => command switch
    {
        "plan" => $"torghut-sim plan --run-id first {Manifest}",
        "run" => $"torghut-sim run --run-id first {Manifest} --confirm {SharedOptions.ConfirmationPhrase}",
        "apply" => $"torghut-sim apply --run-id first {Manifest} --confirm {SharedOptions.ConfirmationPhrase}",
        "report" => "torghut-sim report --run-id first",
        "llm" or "llm compare" => "torghut-sim llm compare --run-id first --review config/review/rules.yaml --review config/review/rules-strict.yaml",
        "llm evaluate" => "torghut-sim llm evaluate --run-id first",
        "serve" => "torghut-sim serve --port 8750",
        "compare" => "torghut-sim compare first second --require-equal",
        "verify" => "torghut-sim verify --run-id first",
        "teardown" => "torghut-sim teardown --run-id first",
        "guard" => "torghut-sim guard --namespace torghut",
        "status" => "torghut-sim status --run-id first --json",
        "init" => "torghut-sim init --output my-day.yaml --source synthetic --trading-day 2026-02-27",
        "runs" => "torghut-sim runs",
        "export" => $"torghut-sim export --run-id first {Manifest} --output source-dump.jsonl.zst",
        "worker" or "worker ta" => $"torghut-sim worker ta --run-id first {Manifest}",
        "worker trader" => $"torghut-sim worker trader --run-id first {Manifest}",
        "worker health" => "torghut-sim worker health --ready",
        "clean" => "torghut-sim clean --older-than-days 30",
        _ => $"torghut-sim run --run-id auto {Manifest} --confirm {SharedOptions.ConfirmationPhrase}",
    };

    /// <summary>The command's name behind those of the commands above it, without the program's.</summary>
    private static string PathOf(CommandResult result) =>
        result.Parent is CommandResult { Command: not RootCommand } parent ? PathOf(parent) + " " + result.Command.Name : result.Command.Name;

    private sealed class HelpWithExample(HelpAction inner) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            int code = inner.Invoke(parseResult);
            TextWriter output = parseResult.InvocationConfiguration.Output;
            output.WriteLine("Example:");
            output.WriteLine("  " + Of(PathOf(parseResult.CommandResult)));
            output.WriteLine();
            return code;
        }
    }
}
