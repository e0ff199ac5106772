using System.Globalization;
using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Kubernetes.Workloads;

/// <summary>
/// Points the simulated workloads at a run's topics and databases, one pledge after the other: the job is suspended, its
/// config map changed, the job restarted without state, then the service gets its variables. Putting back in reverse is the
/// same dance backwards: the service, the job suspended, the config map, the job as it was.
/// </summary>
internal sealed class RuntimeChoreography
{
    /// <summary>Key of technical analysis' store: its database alone is the run's.</summary>
    private const string StoreKey = "TA_CLICKHOUSE_URL";

    private readonly IKubernetesApi _api;
    private readonly RuntimeNames _names;
    private readonly SealedValues _values;
    private readonly string _secret;

    /// <summary>Makes it.</summary>
    /// <param name="api">The API.</param>
    /// <param name="names">The workloads.</param>
    /// <param name="values">Keeps what is secret.</param>
    /// <param name="secret">Name of the run's Secret.</param>
    public RuntimeChoreography(IKubernetesApi api, RuntimeNames names, SealedValues values, string secret)
    {
        _api = api;
        _names = names;
        _values = values;
        _secret = secret;
    }

    /// <summary>The kinds of things that it changes.</summary>
    public static IEnumerable<IThingKind> Kinds(SealedValues values) =>
        [new ConfigMapKind(values), new FlinkJobKind(), new ServiceEnvKind(values), new AnalysisRunKind()];

    /// <summary>What would be changed, in order, with what is there now; reads only.</summary>
    /// <exception cref="SimulationException"><c>workload_not_found</c>, <c>workload_not_settled</c>: a workload is not there, or not as it shall be again.</exception>
    public async Task<IReadOnlyList<Obligation>> PlanAsync(RuntimeSettings settings, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var plan = new List<Obligation>();
        var job = new FlinkJobKind();
        string deployment = new ThingTarget(_names.Namespace, _names.Deployment, string.Empty).ToString();
        (JsonObject flink, string running) = await LookAsync(job, deployment, cancellationToken).ConfigureAwait(false);
        string suspended = Suspended(running);
        plan.Add(Pledge("ta-suspend", FlinkJobKind.Name, deployment, flink, (running, suspended)) with
        {
            Restore = "Lets the job run as it did.",
            ManualCommand = ManualCommands.OfJob(_names, running),
        });
        plan.Add(await ConfigMapAsync(settings.Analysis, cancellationToken).ConfigureAwait(false));
        string restarted = Restarted(running);
        plan.Add(Pledge("ta-restart", FlinkJobKind.Name, deployment, flink, (suspended, restarted)) with
        {
            Restore = "Suspends the job, so that its config map can be put back.",
            ManualCommand = ManualCommands.OfJob(_names, suspended),
        });
        plan.Add(await ServiceAsync(settings, cancellationToken).ConfigureAwait(false));
        return plan;
    }

    /// <summary>Makes the changes, each waited for until it is in effect.</summary>
    public static async Task TakeAsync(IReadOnlyList<Obligation> plan, IPledgedMutations mutations, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(mutations);
        foreach (Obligation obligation in plan)
        {
            await mutations.PerformAsync(obligation, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Obligation Pledge(string id, string kind, string target, JsonObject holder, (string? Captured, string? Intended) values) => new()
    {
        Id = id,
        Kind = kind,
        Target = target,
        Scope = ObligationScope.Run,
        Identity = (string?)holder["metadata"]?["uid"],
        Captured = values.Captured,
        Intended = values.Intended,
        ManualCommand = string.Empty,
    };

    private static string Suspended(string running)
    {
        var job = (JsonObject)CanonicalJson.Parse(running)!;
        job["state"] = "suspended";
        job["upgradeMode"] = "stateless";
        return CanonicalJson.Of(job)!;
    }

    private static string Restarted(string running)
    {
        var job = (JsonObject)CanonicalJson.Parse(running)!;
        long nonce = job["restartNonce"] is JsonValue value && value.TryGetValue(out long before) ? before : 0;
        job["restartNonce"] = nonce + 1;
        job["state"] = "running";
        job["upgradeMode"] = "stateless";
        return CanonicalJson.Of(job)!;
    }

    private async Task<Obligation> ConfigMapAsync(IReadOnlyDictionary<string, string> settings, CancellationToken cancellationToken)
    {
        var kind = new ConfigMapKind(_values);
        string[] keys = [.. settings.Keys.Order(StringComparer.Ordinal)];
        string target = new ThingTarget(_names.Namespace, _names.ConfigMap, string.Join(',', keys)).ToString();
        (JsonObject holder, string captured) = await LookAsync(kind, target, cancellationToken).ConfigureAwait(false);
        var intended = new JsonObject();
        foreach (string key in keys)
        {
            string value = key == StoreKey ? StoreAddress.WithDatabaseOf((string?)holder["data"]?[key], settings[key]) : settings[key];
            intended[key] = _values.Shown(key, value);
        }

        return Pledge("ta-config", ConfigMapKind.Name, target, holder, (captured, CanonicalJson.Of(intended))) with
        {
            Restore = "Puts the keys of the config map back; keys that were not there go.",
            ManualCommand = ManualCommands.OfConfigMap(_names, captured, _secret),
        };
    }

    private async Task<Obligation> ServiceAsync(RuntimeSettings settings, CancellationToken cancellationToken)
    {
        var kind = new ServiceEnvKind(_values);
        string[] names = [.. settings.Trader.Keys.Union(settings.TraderSecrets.Keys).Union(settings.TraderReferences.Keys).Order(StringComparer.Ordinal)];
        string target = new ThingTarget(_names.Namespace, _names.Service, string.Join(',', names)).ToString();
        (JsonObject holder, string captured) = await LookAsync(kind, target, cancellationToken).ConfigureAwait(false);
        var intended = new JsonObject();
        foreach (string name in names)
        {
            intended[name] = settings.TraderReferences.TryGetValue(name, out SecretReference? there) ? FromSecret(there)
                : settings.TraderSecrets.TryGetValue(name, out string? secret) ? FromSecret(new SecretReference(_secret, SealedValues.KeyOf(_values.Seal(secret))))
                : new JsonObject { ["value"] = _values.Shown(name, settings.Trader[name]) };
        }

        string wanted = CanonicalJson.Of(intended)!;
        return Pledge("torghut-env", ServiceEnvKind.Name, target, holder, (captured, wanted)) with
        {
            Restore = "Puts the variables of the service back; variables that were not there go.",
            ManualCommand = ManualCommands.OfService(_names, kind.Positions(target, holder, wanted), captured, _secret),
        };
    }

    private static JsonObject FromSecret(SecretReference place) => new()
    {
        ["valueFrom"] = new JsonObject
        {
            ["secretKeyRef"] = new JsonObject { ["name"] = place.Name, ["key"] = place.Key },
        },
    };

    private async Task<(JsonObject Holder, string Value)> LookAsync(IThingKind kind, string target, CancellationToken cancellationToken)
    {
        ObjectRef place = kind.ObjectOf(target)!.Value;
        ApiReply reply = await _api.GetAsync(place, cancellationToken).ConfigureAwait(false);
        if (reply is not ApiReply.Done { Object: { } holder })
        {
            throw new SimulationException(
                ExitCode.Refused,
                reply is ApiReply.NotFound ? "workload_not_found" : "workload_unreadable",
                string.Create(CultureInfo.InvariantCulture, $"{place}: {ReplyText.Of(reply)}. Expected: the workload of runtime.* in the manifest."));
        }

        return kind.Look(target, holder) switch
        {
            ThingView.Seen { Value: { } value, Pending: null, Broken: null } => (holder, value),
            ThingView.Seen seen => throw new SimulationException(
                ExitCode.Refused,
                "workload_not_settled",
                $"{place}: {seen.Broken ?? seen.Pending}. Expected: a workload at rest, since it shall be as it was."),
            ThingView view => throw new SimulationException(ExitCode.Refused, "workload_not_found", $"{place}: {(view as ThingView.Missing)?.Reason}."),
        };
    }
}
