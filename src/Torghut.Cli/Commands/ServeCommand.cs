using System.CommandLine;
using System.Net;
using System.Runtime.CompilerServices;
using Torghut.Cli.Composition;
using Torghut.Cli.Serve;
using Torghut.Simulation.Errors;

namespace Torghut.Cli.Commands;

/// <summary><c>serve</c>: what the runs left, over HTTP.</summary>
internal static class ServeCommand
{
    private const int UsualPort = 8750;

    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var address = new Option<string>("--address") { Description = "IP address to listen on; the loopback one unless said otherwise: there is no sign-in.", HelpName = "IP", DefaultValueFactory = _ => "127.0.0.1" };
        var port = new Option<int>("--port") { Description = "Port; 0 takes a free one.", HelpName = "PORT", DefaultValueFactory = _ => UsualPort };
        var hosts = new Option<string[]>("--allow-host") { Description = "A name that requests may call the server by, beside its address; * for any.", HelpName = "NAME", AllowMultipleArgumentsPerToken = true };
        var command = new Command("serve", "Serve runs, artifacts and evaluations over HTTP, for reading only, until it is stopped.");
        command.Options.Add(address);
        command.Options.Add(port);
        command.Options.Add(hosts);
        command.SetAction((result, _) =>
        {
            if (!IPAddress.TryParse(result.GetRequiredValue(address), out IPAddress? listen))
            {
                throw new SimulationException(ExitCode.Usage, "usage", $"--address: found '{result.GetRequiredValue(address)}'; expected an IP address, for example 127.0.0.1.");
            }

            if (result.GetValue(port) is < 0 or > 65535)
            {
                throw new SimulationException(ExitCode.Usage, "usage", $"--port: found {result.GetValue(port)}; expected 0 to 65535.");
            }

            return ServeAsync(
                new ServeOptions(RunFolders.OutputRoot(result.GetValue(options.OutputRoot)), listen, result.GetValue(port), result.GetValue(hosts) ?? []),
                context);
        });
        return command;
    }

    /// <summary>Apart, so that the server's libraries are loaded by this command only.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static async Task<int> ServeAsync(ServeOptions options, CommandContext context)
    {
        await SimulationServer
            .RunAsync(options, url => context.Out.WriteLine($"Listening on {url}"), context.Time, context.Signals.Token)
            .ConfigureAwait(false);
        return 0;
    }
}
