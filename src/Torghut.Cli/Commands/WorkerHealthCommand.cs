using System.CommandLine;
using System.Globalization;
using Torghut.Simulation.Errors;

namespace Torghut.Cli.Commands;

/// <summary><c>worker health</c>: asks a worker of this machine how it is, for health checks of containers, which have no other client.</summary>
internal static class WorkerHealthCommand
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4);

    /// <summary>Makes the command.</summary>
    /// <param name="usualPort">Port of workers.</param>
    /// <param name="context">Where to write.</param>
    public static Command Create(int usualPort, CommandContext context)
    {
        var port = new Option<int>("--port") { Description = "The worker's port.", HelpName = "PORT", DefaultValueFactory = _ => usualPort };
        var ready = new Option<bool>("--ready") { Description = "Ask whether it is ready, instead of whether it lives." };
        var command = new Command("health", "Ask a worker of this machine how it is; exits with 4 when it does not live, or is not ready.");
        command.Options.Add(port);
        command.Options.Add(ready);
        command.SetAction(async (result, cancellationToken) =>
        {
            string path = result.GetValue(ready) ? "readyz" : "healthz";
            var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{result.GetValue(port)}/{path}"));
            using var client = new HttpClient { Timeout = Limit };
            try
            {
                using HttpResponseMessage answer = await client.GetAsync(address, cancellationToken).ConfigureAwait(false);
                await context.Out.WriteLineAsync(await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
                return answer.IsSuccessStatusCode ? 0 : (int)ExitCode.Failed;
            }
            catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                throw new SimulationException(ExitCode.Failed, "worker_unreachable", $"{address}: {e.Message}", e);
            }
        });
        return command;
    }
}
