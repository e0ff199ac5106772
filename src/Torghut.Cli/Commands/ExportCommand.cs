using System.CommandLine;
using System.Text.Json;
using Torghut.Cli.Composition;
using Torghut.Cli.Output;
using Torghut.Cli.Terminal;
using Torghut.Platform.Cluster.Kafka.Replay;
using Torghut.Simulation.Dumps;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Runs;

namespace Torghut.Cli.Commands;

/// <summary><c>export</c>: the day of any source as a dump, or in Kafka topics.</summary>
internal static class ExportCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var output = new Option<string?>("--output")
        {
            Description = "The dump's file: .ndjson, .jsonl.gz or .jsonl.zst.",
            HelpName = "FILE",
        };
        var toKafka = new Option<bool>("--to-kafka")
        {
            Description = "Into the simulation topics of the run id, at the manifest's brokers; they are made and stay.",
        };
        var command = new Command("export", "Write the day of any source as a dump, or into Kafka topics.");
        command.Options.Add(options.RunId);
        command.Options.Add(options.Manifest);
        command.Options.Add(output);
        command.Options.Add(toKafka);
        command.Options.Add(options.Confirm);
        command.Options.Add(options.WindowStart);
        command.Options.Add(options.WindowEnd);
        command.SetAction(async (result, _) =>
        {
            RunDefinition run = RunPreparation.Resolve(RunArguments.Read(result, options), context.Error);
            ExportDocument document = (result.GetValue(output), result.GetValue(toKafka)) switch
            {
                ({ } path, false) => await ToFileAsync(run, path, result.GetValue(options.Quiet), context).ConfigureAwait(false),
                (null, true) => await ToKafkaAsync(run, result.GetValue(options.Confirm), result.GetValue(options.Quiet), context).ConfigureAwait(false),
                _ => throw new SimulationException(ExitCode.Usage, "usage", "Expected either --output FILE or --to-kafka."),
            };
            Write(document, result.GetValue(options.Json), context.Out);
            return 0;
        });
        return command;
    }

    private static async Task<ExportDocument> ToFileAsync(RunDefinition run, string path, bool isQuiet, CommandContext context)
    {
        string file = Path.GetFullPath(path);
        if (File.Exists(file) || Directory.Exists(file))
        {
            throw new SimulationException(ExitCode.Usage, "output_exists", $"--output: found {path} there already; expected a new file.");
        }

        using RunConsole console = RunConsole.Open(isQuiet, context.Error);
        DumpDigests digests = await new DayExport(run, console, context.Time).ToFileAsync(file, context.Signals.Token).ConfigureAwait(false);
        return new ExportDocument(digests.Records, path, digests.LinesSha256, null);
    }

    private static async Task<ExportDocument> ToKafkaAsync(RunDefinition run, string? phrase, bool isQuiet, CommandContext context)
    {
        Confirmation.Require(phrase, "torghut-sim plan with the same arguments shows the topics.");
        using RunConsole console = RunConsole.Open(isQuiet, context.Error);
        KafkaReplayResult result = await new DayExport(run, console, context.Time).ToKafkaAsync(context.Signals.Token).ConfigureAwait(false);
        return new ExportDocument(result.Records, null, null, result.RecordsByTopic);
    }

    private static void Write(ExportDocument document, bool isJson, TextWriter output)
    {
        if (isJson)
        {
            output.WriteLine(JsonSerializer.Serialize(document, OutputJson.Default.ExportDocument));
            return;
        }

        foreach ((string topic, long records) in document.RecordsByTopic ?? new Dictionary<string, long>())
        {
            output.WriteLine($"{topic}: {records} records");
        }

        if (document.File is not null)
        {
            output.WriteLine($"{document.File}: {document.Records} records, lines {document.DumpSha256}");
        }
    }
}
