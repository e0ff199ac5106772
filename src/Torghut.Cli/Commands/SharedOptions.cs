using System.CommandLine;
using Torghut.Cli.Composition;

namespace Torghut.Cli.Commands;

/// <summary>The options that several commands share; one instance each, so that their help reads the same.</summary>
public sealed class SharedOptions
{
    /// <summary>The phrase that starts a run.</summary>
    public const string ConfirmationPhrase = "START_HISTORICAL_SIMULATION";

    /// <summary><c>--run-id</c>.</summary>
    public Option<string> RunId { get; } = new("--run-id")
    {
        Description = "Your name for the run; 'auto' makes one from the trading day and a sequence.",
        HelpName = "ID",
        Required = true,
    };

    /// <summary><c>--dataset-manifest</c>.</summary>
    public Option<string> Manifest { get; } = new("--dataset-manifest")
    {
        Description = "The manifest: what to replay, and how (YAML or JSON).",
        HelpName = "FILE",
        Required = true,
    };

    /// <summary><c>--confirm</c>.</summary>
    public Option<string?> Confirm { get; } = new("--confirm")
    {
        Description = $"The phrase {ConfirmationPhrase}: nothing is started without it.",
        HelpName = "PHRASE",
    };

    /// <summary><c>--output-root</c>.</summary>
    public Option<string?> OutputRoot { get; } = new("--output-root")
    {
        Description = $"The folder of all runs (default: the manifest's runtime.output_root, else {RunFolders.DefaultOutputRoot}).",
        HelpName = "FOLDER",
        Recursive = true,
    };

    /// <summary><c>--json</c>.</summary>
    public Option<bool> Json { get; } = new("--json")
    {
        Description = "One JSON document on standard output; everything else on standard error.",
        Recursive = true,
    };

    /// <summary><c>--quiet</c>.</summary>
    public Option<bool> Quiet { get; } = new("--quiet")
    {
        Description = "No progress; only the outcome, warnings and errors.",
        Recursive = true,
    };

    /// <summary><c>--force-dump</c>.</summary>
    public Option<bool> ForceDump { get; } = new("--force-dump")
    {
        Description = "Dump and decode the input again, even when an earlier dump fits.",
    };

    /// <summary><c>--force-replay</c>.</summary>
    public Option<bool> ForceReplay { get; } = new("--force-replay")
    {
        Description = "Replay again, even when the run is already finished.",
    };

    /// <summary><c>--restore-timeout-seconds</c>.</summary>
    public Option<int?> RestoreTimeout { get; } = CreateRestoreTimeout();

    /// <summary><c>--window-start</c>.</summary>
    public Option<string?> WindowStart { get; } = new("--window-start")
    {
        Description = "Replaces the manifest's window.start.",
        HelpName = "TIME",
    };

    /// <summary><c>--window-end</c>.</summary>
    public Option<string?> WindowEnd { get; } = new("--window-end")
    {
        Description = "Replaces the manifest's window.end.",
        HelpName = "TIME",
    };

    /// <summary><c>--simulation-db</c>.</summary>
    public Option<string?> SimulationDb { get; } = new("--simulation-db")
    {
        Description = "A ledger to report on instead of a run's own: a SQLite file, or a Postgres database as URL or keywords. "
            + "PGPASSWORD and ~/.pgpass keep the password off the command line.",
        HelpName = "FILE|DSN",
    };

    /// <summary>The limit of restoring one thing; null for the platform's own.</summary>
    public TimeSpan? RestoreLimit(ParseResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return result.GetValue(RestoreTimeout) is int seconds ? TimeSpan.FromSeconds(seconds) : null;
    }

    private static Option<int?> CreateRestoreTimeout()
    {
        var option = new Option<int?>("--restore-timeout-seconds")
        {
            Description = "How long putting one thing back may take (default: 30 embedded, 120 in a cluster).",
            HelpName = "SECONDS",
        };
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int?>() is < 1)
            {
                result.AddError("--restore-timeout-seconds must be 1 or more.");
            }
        });
        return option;
    }
}
