using System.Text;
using System.Text.Json;
using Torghut.Market.Sessions;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Manifest.Documents;
using Torghut.Simulation.Manifest.Loading;
using Torghut.Simulation.Manifest.Sections;
using Torghut.Simulation.Manifest.Shapes;

namespace Torghut.Simulation.Manifest.Scaffolding;

/// <summary>Writes a first manifest: what was answered, and below it every other key with its default, commented out.</summary>
public static class ManifestScaffold
{
    private static readonly string[] ShownSections = ["ta", "risk", "execution", "reporting", "verdict", "monitor"];

    /// <summary>Makes the manifest's text. What it gives loads, and its day is one of the exchange's.</summary>
    /// <exception cref="SimulationException">
    /// <c>scaffold_incomplete</c>: an answer that the source needs is missing; <c>scaffold_invalid</c>: an answer is none
    /// that a manifest can hold; or the window policy's code for the day.
    /// </exception>
    public static string Write(ScaffoldAnswers answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        var text = new StringBuilder();
        if (answers.SchemaLocation is not null)
        {
            text.Append("# yaml-language-server: $schema=").Append(answers.SchemaLocation).Append("\n#\n");
        }

        text.Append("# A simulation of one trading day. What it would do:\n");
        text.Append("#   torghut-sim plan --run-id auto --dataset-manifest <this file>\n\n");
        text.Append("# Name of the data set, kept in every row.\n");
        text.Append("dataset_id: ").Append(Quoted(answers.DatasetId ?? $"{answers.SourceKind}-{answers.TradingDay}")).Append("\n\n");
        WriteSource(text, answers);
        text.Append("# The time range that is replayed: the exchange's whole session of the day.\n");
        text.Append("window:\n  profile: us_equities_regular\n  trading_day: ").Append(Quoted(answers.TradingDay)).Append("\n\n");
        WriteStrategies(text);
        WriteDefaults(text);
        var manifest = text.ToString();
        Check(manifest);
        return manifest;
    }

    /// <summary>Refuses answers that would give a manifest that is refused.</summary>
    private static void Check(string text)
    {
        switch (ManifestLoader.Parse(text, "manifest.yaml", name => name))
        {
            case ManifestLoadResult.Refused { Errors.Problems: [var problem, ..] }:
                throw new SimulationException(
                    ExitCode.Usage,
                    "scaffold_invalid",
                    $"The manifest cannot be written: {problem.Key}: found {problem.Found}, expected {problem.Expected}.");
            case ManifestLoadResult.Loaded { Manifest.Window.Request: var window }:
                if (new WindowPolicy(ExchangeCalendar.UsEquities).Resolve(window) is WindowDecision.Refused { Refusal: var refusal })
                {
                    throw new SimulationException(
                        ExitCode.Usage, refusal.Code, $"The manifest cannot be written: {refusal.Message}");
                }

                break;
        }
    }

    private static void WriteSource(StringBuilder text, ScaffoldAnswers answers)
    {
        text.Append("# Where the day comes from.\nsource:\n  kind: ").Append(answers.SourceKind).Append('\n');
        switch (answers.SourceKind)
        {
            case "synthetic":
                text.Append("  # Equal seed, day and symbols give the same day.\n  seed: 42\n");
                text.Append("  symbols: ").Append(answers.Symbols.Count == 0 ? "8" : SymbolList(answers)).Append('\n');
                break;
            case "lean_ticks":
                text.Append("  # LEAN's Data folder, the one above equity/.\n  path: ").Append(Quoted(Needed(answers.Path, "path"))).Append('\n');
                text.Append("  symbols: ").Append(SymbolList(answers)).Append('\n');
                break;
            case "dump":
                text.Append("  path: ").Append(Quoted(Needed(answers.Path, "path"))).Append('\n');
                break;
            case "kafka":
                text.Append("\n# The brokers.\nkafka:\n  bootstrap_servers: ");
                text.Append(Quoted(Needed(answers.BootstrapServers, "bootstrap servers"))).Append('\n');
                text.Append("\n# The stores of the run are on this machine; platform: cluster needs clickhouse and postgres too.\n");
                text.Append("platform: embedded\n");
                break;
            default:
                throw Incomplete($"found the source kind \"{answers.SourceKind}\", expected one of synthetic, lean_ticks, dump, kafka.");
        }

        text.Append('\n');
    }

    private static void WriteStrategies(StringBuilder text) => text.Append(
        """
        # What decides, on all symbols; `symbols: [AAPL, MSFT]` narrows a strategy.
        strategies:
          - name: momentum
            kind: intraday_tsmom_v1
            parameters:
              stop_loss_bps: 40
              max_hold_seconds: 1800
              session_flatten_minutes_before_close: 5
          - name: reversion
            kind: mean_reversion_v1
            parameters:
              stop_loss_bps: 40
              max_hold_seconds: 900
              session_flatten_minutes_before_close: 5


        """);

    private static void WriteDefaults(StringBuilder text)
    {
        text.Append("# All that follows is commented out and shows the defaults.\n");
        foreach (var entry in ManifestShape.Shape.Entries.Where(entry => ShownSections.Contains(entry.Name)))
        {
            text.Append("\n# ").Append(entry.Description).Append("\n#").Append(entry.Name).Append(":\n");
            WriteDefaults(text, entry.Shape.Section!, "#  ");
        }
    }

    private static void WriteDefaults(StringBuilder text, ISection section, string margin)
    {
        foreach (var entry in section.Entries)
        {
            text.Append(margin).Append("# ").Append(entry.Description).Append('\n');
            if (entry.Shape.Section is { } below)
            {
                text.Append(margin).Append(entry.Name).Append(":\n");
                WriteDefaults(text, below, margin + "  ");
            }
            else if (entry.WriteDefault is not null)
            {
                text.Append(margin).Append(entry.Name).Append(": ").Append(JsonText.Write(indented: false, entry.WriteDefault)).Append('\n');
            }
            else
            {
                text.Append(margin).Append("# ").Append(entry.Name).Append(": … (").Append(entry.DefaultWords).Append(")\n");
            }
        }
    }

    private static string SymbolList(ScaffoldAnswers answers) => answers.Symbols.Count == 0
        ? throw Incomplete("found no symbols, expected at least one.")
        : "[" + string.Join(", ", answers.Symbols.Select(Quoted)) + "]";

    private static string Needed(string? answer, string what) =>
        string.IsNullOrWhiteSpace(answer) ? throw Incomplete($"found no {what}, expected one for this source.") : answer;

    /// <summary>A text of YAML: plain where that is safe, else in JSON's quotes, which YAML shares.</summary>
    private static string Quoted(string text)
    {
        var safe = text.Length > 0
            && char.IsAsciiLetter(text[0])
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-')
            && ScalarForms.Of(text) == ScalarForm.Text;
        return safe ? text : JsonText.Write(indented: false, (Utf8JsonWriter json) => json.WriteStringValue(text));
    }

    private static SimulationException Incomplete(string message) =>
        new(ExitCode.Usage, "scaffold_incomplete", "The manifest cannot be written: " + message);
}
