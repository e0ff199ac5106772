using System.Diagnostics;
using System.Globalization;
using Torghut.Platform.Cluster.Postgres.Addresses;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Secrets;

namespace Torghut.Platform.Cluster.Postgres.Databases;

/// <summary>
/// Runs the user's own migrations. The command finds the run's database in its environment: <c>DB_DSN</c> and
/// <c>DATABASE_URL</c> as URL, and <c>PGHOST</c>, <c>PGPORT</c>, <c>PGDATABASE</c>, <c>PGUSER</c>, <c>PGPASSWORD</c>.
/// </summary>
public static class MigrationsCommand
{
    private const int LinesKept = 20;

    /// <summary>Runs it by the shell.</summary>
    /// <param name="command">The manifest's <c>migrations_command</c>.</param>
    /// <param name="address">The run's database.</param>
    /// <param name="limit">Longest time that it may take.</param>
    /// <param name="cancellationToken">Ends it, with every process that it started.</param>
    /// <exception cref="SimulationException">
    /// <c>migrations_command_failed</c>: its code, or that it took too long, and its last lines without the password.
    /// </exception>
    public static async Task RunAsync(string command, PostgresAddress address, TimeSpan limit, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(command);
        ArgumentNullException.ThrowIfNull(address);
        PostgresTargets.Guard(address.Database);
        var start = new ProcessStartInfo("/bin/sh", ["-c", command]) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach ((string name, string value) in address.ToEnvironment())
        {
            start.Environment[name] = value;
        }

        var lines = new Queue<string>();
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(lines, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(lines, line.Data);
        process.Start();
        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limited.CancelAfter(limit);
        try
        {
            await process.WaitForExitAsync(limited.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellationToken.ThrowIfCancellationRequested();
            throw Failed(string.Create(CultureInfo.InvariantCulture, $"did not end within {limit.TotalSeconds:0} s"), lines, address);
        }

        if (process.ExitCode != 0)
        {
            throw Failed(string.Create(CultureInfo.InvariantCulture, $"ended with code {process.ExitCode}"), lines, address);
        }
    }

    private static void Keep(Queue<string> lines, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (lines)
        {
            lines.Enqueue(line);
            if (lines.Count > LinesKept)
            {
                lines.Dequeue();
            }
        }
    }

    private static SimulationException Failed(string what, Queue<string> lines, PostgresAddress address)
    {
        string output;
        lock (lines)
        {
            output = string.Join('\n', lines);
        }

        return new SimulationException(
            ExitCode.Failed, "migrations_command_failed", $"postgres.migrations_command {what}. Its last lines:\n{WithoutSecrets(output, address)}");
    }

    private static string WithoutSecrets(string text, PostgresAddress address)
    {
        string password = address.ToSettings().Password ?? "";
        return password.Length == 0
            ? text
            : text.Replace(Uri.EscapeDataString(password), Secret.Mask, StringComparison.Ordinal).Replace(password, Secret.Mask, StringComparison.Ordinal);
    }
}
