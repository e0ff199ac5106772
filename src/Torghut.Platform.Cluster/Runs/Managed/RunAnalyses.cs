using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Workloads;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Runs;

namespace Torghut.Platform.Cluster.Runs.Managed;

/// <summary>The analyses of Argo Rollouts that judge a run: whether the workloads are ready, whether there was activity, whether nothing is left.</summary>
internal sealed class RunAnalyses : IRunJudge
{
    private readonly RunDefinition _run;
    private readonly AnalysisGate _gate;
    private readonly IReadOnlyDictionary<string, string> _arguments;

    /// <summary>The analyses of a run; nothing is asked yet.</summary>
    public RunAnalyses(RunDefinition run, IKubernetesApi api, TimeProvider time)
    {
        _run = run;
        RolloutsSection rollouts = run.Manifest.Rollouts;
        _gate = new AnalysisGate(api, rollouts.Namespace ?? run.Manifest.Runtime.Namespace, time)
        {
            Longest = TimeSpan.FromSeconds(rollouts.VerifyTimeoutSeconds),
            Poll = TimeSpan.FromSeconds(rollouts.VerifyPollSeconds),
        };
        _arguments = ArgumentsOf(run);
    }

    private RolloutsSection Rollouts => _run.Manifest.Rollouts;

    /// <summary>Looks whether every template is there, and its arguments have values; reads only.</summary>
    /// <exception cref="Simulation.Errors.SimulationException"><c>analysis_template_not_found</c>, <c>analysis_argument_unresolved</c>.</exception>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        foreach (string template in (string[])[Rollouts.RuntimeTemplate, Rollouts.ActivityTemplate, Rollouts.TeardownTemplate])
        {
            await _gate.SpecificationAsync(template, _arguments, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Judges whether the patched workloads are up and isolated.</summary>
    public Task JudgeRuntimeAsync(IPledgedMutations mutations, CancellationToken cancellationToken) =>
        _gate.PassAsync(Rollouts.RuntimeTemplate, _run.Identity, _arguments, mutations, cancellationToken);

    /// <inheritdoc/>
    public Task JudgeActivityAsync(IPledgedMutations mutations, CancellationToken cancellationToken) =>
        _gate.PassAsync(Rollouts.ActivityTemplate, _run.Identity, _arguments, mutations, cancellationToken);

    /// <summary>Judges it. The analysis itself is removed at once: everything else is back already.</summary>
    public async Task JudgeTeardownAsync(IPledgedMutations mutations, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mutations);
        Obligation analysis = await _gate.PassAsync(Rollouts.TeardownTemplate, _run.Identity, _arguments, mutations, cancellationToken).ConfigureAwait(false);
        await mutations.RestoreAsync(analysis, cancellationToken).ConfigureAwait(false);
    }

    private static Dictionary<string, string> ArgumentsOf(RunDefinition run)
    {
        RuntimeSection runtime = run.Manifest.Runtime;
        return new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["namespace"] = runtime.Namespace,
            ["torghut-service"] = runtime.TorghutService,
            ["ta-deployment"] = runtime.TaDeployment,
            ["ta-configmap"] = runtime.TaConfigMap,
            ["run-id"] = run.Identity.RunId,
            ["run-token"] = run.Identity.Token.Value,
            ["dataset-id"] = run.Manifest.DatasetId,
            ["window-start"] = Market.Time.EventTime.Format(run.Window.Start),
            ["window-end"] = Market.Time.EventTime.Format(run.Window.End),
        };
    }
}
