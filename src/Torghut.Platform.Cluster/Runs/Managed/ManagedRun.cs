using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Guarding;
using Torghut.Platform.Cluster.Kubernetes.Things;
using Torghut.Platform.Cluster.Kubernetes.Workloads;
using Torghut.Platform.Cluster.Runs.Servers;
using Torghut.Platform.Cluster.Runs.Workloads;
using Torghut.Simulation.Artifacts;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Guards;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Manifest.Canonical;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Runs;

namespace Torghut.Platform.Cluster.Runs.Managed;

/// <summary>A run whose workloads this program patches in Kubernetes.</summary>
internal sealed class ManagedRun
{
    private readonly RunDefinition _run;
    private readonly IKubernetesApi _api;
    private readonly KubernetesRun _kubernetes;
    private readonly RunAnalyses? _analyses;

    /// <summary>Puts its means together; nothing is asked yet.</summary>
    /// <param name="run">The run.</param>
    /// <param name="api">The API.</param>
    /// <param name="time">Clock.</param>
    public ManagedRun(RunDefinition run, IKubernetesApi api, TimeProvider time)
    {
        _run = run;
        _api = api;
        _analyses = run.Manifest.Rollouts.Enabled ? new RunAnalyses(run, api, time) : null;
        HolderIdentity self = HolderIdentity.OfThisProcess(run.Identity.RunId, run.Folder.Root, time.GetUtcNow());
        _kubernetes = new KubernetesRun(api, Runtime.Namespace, self, run.Manifest.Argocd, time);
    }

    private RuntimeSection Runtime => _run.Manifest.Runtime;

    private RolloutsSection Rollouts => _run.Manifest.Rollouts;

    /// <summary>All that it can change.</summary>
    /// <param name="servers">What it changes on servers.</param>
    public RunControl ToControl(IControlPlane servers)
    {
        RunControl control = _kubernetes.ToControl();
        return control with
        {
            Things = new ManagedThings(servers, _kubernetes.Things, _kubernetes.Kinds),
            CallLimit = TimeSpan.FromSeconds(90),
            IsReported = true,
            Judge = _analyses,
        };
    }

    /// <summary>Asks, before the first write, what is allowed, and shows what would be patched.</summary>
    public async Task<IReadOnlyList<GuardResult>> ProbeAsync(ClusterServers servers, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> missing = await Permissions.MissingAsync(
            _api,
            Runtime.Namespace,
            _run.Manifest.Argocd.ManageAutomation ? _run.Manifest.Argocd.ApplicationSetNamespace : null,
            Rollouts.Enabled ? Rollouts.Namespace ?? Runtime.Namespace : null,
            cancellationToken).ConfigureAwait(false);
        var results = new List<GuardResult>
        {
            new("kubernetes_permissions", missing.Count == 0, missing.Count == 0 ? "all that a run does is allowed" : $"not allowed: {string.Join(", ", missing)}"),
        };
        if (missing.Count > 0 || _run.Folder.Storage.Read(_run.Folder.Obligations) is { } content && content.Length > 0 && ObligationJournal.ReadOutstanding(_run.Folder).Count > 0)
        {
            // What an earlier attempt holds is put back before anything is planned anew.
            return results;
        }

        try
        {
            foreach (Obligation obligation in await Choreography().PlanAsync(Settings(servers), cancellationToken).ConfigureAwait(false))
            {
                results.Add(new GuardResult($"patch_{obligation.Id}", Passed: true, PatchDiff.Of(obligation)));
            }

            if (_kubernetes.Automation is { } automation
                && await automation.PlanAsync(cancellationToken).ConfigureAwait(false) is AutomationPlan.Switches switches)
            {
                results.AddRange(switches.Obligations.Select(obligation => new GuardResult($"patch_{obligation.Id}", Passed: true, PatchDiff.Of(obligation))));
            }

            if (_analyses is not null)
            {
                await _analyses.CheckAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        catch (SimulationException failure)
        {
            results.Add(new GuardResult("kubernetes_workloads", Passed: false, failure.Message));
        }

        return results;
    }

    /// <summary>Points the workloads at the run, and has them judged where analyses are asked for.</summary>
    public async Task TakeAsync(ClusterServers servers, IPledgedMutations mutations, CancellationToken cancellationToken)
    {
        IReadOnlyList<Obligation> plan = await Choreography().PlanAsync(Settings(servers), cancellationToken).ConfigureAwait(false);
        await RuntimeChoreography.TakeAsync(plan, mutations, cancellationToken).ConfigureAwait(false);
        if (_analyses is not null)
        {
            await _analyses.JudgeRuntimeAsync(mutations, cancellationToken).ConfigureAwait(false);
        }
    }

    private RuntimeChoreography Choreography() => new(
        _api, new RuntimeNames(Runtime.Namespace, Runtime.TaConfigMap, Runtime.TaDeployment, Runtime.TorghutService), _kubernetes.Values, _kubernetes.SecretName);

    /// <summary>
    /// The environment that the workloads would be started with by hand. A secret of technical analysis is not written into
    /// its config map: the deployment has its own way to it. Those of the trader reach it by Secrets: the one that the manifest
    /// names, else the run's own.
    /// </summary>
    private RuntimeSettings Settings(ClusterServers servers)
    {
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> all = WorkloadEnvironment.Of(servers);
        IReadOnlyDictionary<string, string> trader = all[WorkloadEnvironment.Trader];
        Dictionary<string, SecretReference> references = [];
        if (servers.ClickHouseSection is { PasswordSecretName: { } secret, PasswordSecretKey: { } key } section)
        {
            if (section.SecretNamespace is { } elsewhere && elsewhere != Runtime.Namespace)
            {
                throw new SimulationException(
                    ExitCode.Refused,
                    "workload_secret_elsewhere",
                    $"clickhouse.secret_namespace: found {elsewhere}; expected {Runtime.Namespace}, the workloads' own: a pod reads no Secret of another namespace.");
            }

            references.Add(WorkloadEnvironment.ClickHousePassword, new SecretReference(secret, key));
        }

        Dictionary<string, string> plain = Plain(trader);
        Dictionary<string, string> secrets = WorkloadEnvironment.TraderSecrets(servers, trader.Keys.Except(references.Keys));

        // A pod sees no file of this machine: it gets the manifest itself, beside the secrets because of its length.
        plain.Remove(WorkloadEnvironment.ManifestPath);
        secrets.Add(WorkloadEnvironment.ManifestText, ManifestCanonicalizer.WriteWithPath(_run.Manifest));
        return new RuntimeSettings(Plain(all[WorkloadEnvironment.TechnicalAnalysis]), plain, secrets)
        {
            TraderReferences = references,
        };
    }

    private static Dictionary<string, string> Plain(IReadOnlyDictionary<string, string> settings) =>
        settings.Where(setting => !WorkloadEnvironment.IsVariable(setting.Value)).ToDictionary(StringComparer.Ordinal);
}
