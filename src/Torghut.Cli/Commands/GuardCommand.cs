using System.CommandLine;
using Torghut.Cli.Output;
using Torghut.Cli.Terminal;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Guarding;
using Torghut.Simulation.Errors;

namespace Torghut.Cli.Commands;

/// <summary><c>guard</c>: restores what dead runs left in Kubernetes, without their folders.</summary>
internal static class GuardCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(SharedOptions options, CommandContext context)
    {
        var ns = new Option<string>("--namespace") { Description = "Namespace of the simulated workloads.", DefaultValueFactory = _ => "torghut" };
        var kubeconfig = new Option<string?>("--kubeconfig") { Description = "Path of a kubeconfig; by default as kubectl finds it, or the pod's service account." };
        var kubeContext = new Option<string?>("--context") { Description = "Context of the kubeconfig; by default its current one." };
        var force = new Option<string?>("--force-unlock")
        {
            Description = "Identity of a holder that hangs (spec.holderIdentity of the Lease): its Lease is taken although it is renewed, and what it owes is put back.",
        };
        var command = new Command("guard", "Put back what dead runs left in Kubernetes, from the cluster's own journal. Meant for a CronJob.");
        command.Options.Add(ns);
        command.Options.Add(kubeconfig);
        command.Options.Add(kubeContext);
        command.Options.Add(force);
        command.SetAction((result, _) => ExecuteAsync(result, options, context, () => KubernetesConnection.Open(
            result.GetValue(kubeconfig), result.GetValue(kubeContext), context.Time), result.GetValue(ns)!, result.GetValue(force)));
        return command;
    }

    private static async Task<int> ExecuteAsync(
        ParseResult result, SharedOptions options, CommandContext context, Func<KubernetesApi> open, string ns, string? force)
    {
        IReadOnlyList<GuardOutcome> outcomes;
        string scratch = Directory.CreateTempSubdirectory("torghut-guard-").FullName;
        try
        {
            using KubernetesApi api = open();
            using RunConsole console = RunConsole.Open(result.GetValue(options.Quiet), context.Error);
            outcomes = await new SurfaceGuard(api, ns, console, context.Time) { ForceUnlock = force }.LookAfterAsync(scratch, context.Signals.Token).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(scratch, recursive: true);
        }

        GuardWriter.Write(outcomes, result.GetValue(options.Json), context.Out);
        return (int)(outcomes.Any(outcome => outcome.State is GuardState.RestoreRequired) ? ExitCode.RestoreRequired : ExitCode.Success);
    }
}
