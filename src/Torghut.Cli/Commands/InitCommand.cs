using System.CommandLine;
using Spectre.Console;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest.Scaffolding;

namespace Torghut.Cli.Commands;

/// <summary><c>init</c>: scaffolds a manifest from flags, and from questions where flags are missing.</summary>
internal static class InitCommand
{
    private const string Synthetic = "synthetic";
    private const string LeanTicks = "lean_ticks";
    private const string Dump = "dump";

    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var output = new Option<string>("--output") { Description = "The file to write; never overwritten.", HelpName = "FILE", DefaultValueFactory = _ => "simulation.yaml" };
        var source = new Option<string?>("--source") { Description = "Where the day comes from.", HelpName = "KIND" };
        source.AcceptOnlyFromAmong(Synthetic, LeanTicks, Dump);
        var path = new Option<string?>("--path") { Description = "LEAN's Data folder (the one above equity/), or the dump file.", HelpName = "PATH" };
        var symbols = new Option<string[]>("--symbols") { Description = "Symbols.", HelpName = "SYMBOL", AllowMultipleArgumentsPerToken = true };
        var tradingDay = new Option<string?>("--trading-day") { Description = "The day, yyyy-MM-dd.", HelpName = "DAY" };
        var command = new Command("init", "Write a commented manifest, from flags or from questions.");
        command.Options.Add(output);
        command.Options.Add(source);
        command.Options.Add(path);
        command.Options.Add(symbols);
        command.Options.Add(tradingDay);
        command.SetAction(result =>
        {
            string kind = result.GetValue(source) ?? AskKind();
            Write(
                result.GetRequiredValue(output),
                new ScaffoldAnswers
                {
                    SourceKind = kind,
                    Path = kind == Synthetic ? null : result.GetValue(path) ?? Ask("--path", "Path of the input"),
                    Symbols = result.GetValue(symbols) is { Length: > 0 } named ? named : AskSymbols(kind),
                    TradingDay = result.GetValue(tradingDay) ?? Ask("--trading-day", "Trading day (yyyy-MM-dd)"),
                },
                context);
            return 0;
        });
        return command;
    }

    private static void Write(string file, ScaffoldAnswers answers, CommandContext context)
    {
        if (File.Exists(file))
        {
            throw new SimulationException(ExitCode.Usage, "file_exists", $"--output: {file} exists already; expected a new file. Nothing was written.");
        }

        string text = ManifestScaffold.Write(answers);
        AtomicFile.ReplaceText(file, text);
        context.Out.WriteLine($"Wrote {file}. Next: torghut-sim plan --run-id auto --dataset-manifest {file}");
    }

    private static string AskKind() => Console.IsInputRedirected
        ? throw Missing("--source", $"{Synthetic}, {LeanTicks} or {Dump}")
        : AnsiConsole.Prompt(new SelectionPrompt<string>().Title("Where does the day come from?").AddChoices(Synthetic, LeanTicks, Dump));

    private static string[] AskSymbols(string kind) => kind == LeanTicks
        ? Ask("--symbols", "Symbols, separated by blanks").Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        : [];

    private static string Ask(string option, string question) => Console.IsInputRedirected
        ? throw Missing(option, "a value")
        : AnsiConsole.Ask<string>(question + "?");

    private static SimulationException Missing(string option, string expected) => new(
        ExitCode.Usage, "usage", $"{option} is missing, and there is nobody to ask; expected {expected}.");
}
