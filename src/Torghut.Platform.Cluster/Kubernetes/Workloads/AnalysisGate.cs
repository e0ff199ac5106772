using System.Globalization;
using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Identity;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Kubernetes.Workloads;

/// <summary>
/// Has Argo Rollouts judge the workloads by an analysis template. Each analysis is an object of its own, by a name that was
/// never used, and its verdict counts only from the very object that was made: one of an earlier run says nothing.
/// </summary>
internal sealed class AnalysisGate
{
    private readonly IKubernetesApi _api;
    private readonly string _namespace;
    private readonly TimeProvider _time;

    /// <summary>Makes it.</summary>
    /// <param name="api">The API.</param>
    /// <param name="ns">Namespace of the templates and the analyses.</param>
    /// <param name="time">Clock of the waits.</param>
    public AnalysisGate(IKubernetesApi api, string ns, TimeProvider time)
    {
        _api = api;
        _namespace = ns;
        _time = time;
    }

    /// <summary>Longest wait for a verdict.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>Time between two looks.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Runs an analysis to its verdict.</summary>
    /// <param name="template">Name of the template.</param>
    /// <param name="run">The run.</param>
    /// <param name="arguments">Values of the template's arguments, by name; arguments with a value of their own may be left out.</param>
    /// <param name="mutations">The way to make it.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <returns>What is owed since: the analysis is removed with all else that the run made.</returns>
    /// <exception cref="SimulationException"><c>analysis_failed</c>, <c>analysis_timeout</c>, <c>analysis_template_not_found</c>, <c>analysis_argument_unresolved</c>.</exception>
    public async Task<Obligation> PassAsync(
        string template, RunIdentity run, IReadOnlyDictionary<string, string> arguments, IPledgedMutations mutations, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(mutations);
        string spec = await SpecificationAsync(template, arguments, cancellationToken).ConfigureAwait(false);
        string birth = Guid.NewGuid().ToString("N")[..8];
        string name = BoundedName.Fit($"{template}-{run.Token.Value.Replace('_', '-')}", RunIdentity.KubernetesNameMaxLength - birth.Length - 1, '-') + "-" + birth;
        var place = new ObjectRef(ResourcePath.AnalysisRuns, _namespace, name);
        var obligation = new Obligation
        {
            Id = $"analysis-{name}",
            Kind = AnalysisRunKind.Name,
            Target = new ThingTarget(_namespace, name, string.Empty).ToString(),
            Scope = ObligationScope.Run,
            Captured = null,
            Intended = spec,
            Restore = "Removes the analysis.",
            ManualCommand = $"kubectl -n {_namespace} delete analysisrun {name} --ignore-not-found",
        };
        await mutations.PerformAsync(obligation, cancellationToken).ConfigureAwait(false);
        await WaitAsync(place, template, cancellationToken).ConfigureAwait(false);
        return obligation;
    }

    /// <summary>The specification that an analysis of a template would have; reads only.</summary>
    /// <exception cref="SimulationException"><c>analysis_template_not_found</c>, <c>analysis_argument_unresolved</c>.</exception>
    public async Task<string> SpecificationAsync(string template, IReadOnlyDictionary<string, string> arguments, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        var place = new ObjectRef(ResourcePath.AnalysisTemplates, _namespace, template);
        ApiReply reply = await _api.GetAsync(place, cancellationToken).ConfigureAwait(false);
        if (reply is not ApiReply.Done { Object: { } found } || found["spec"] is not JsonObject spec)
        {
            throw new SimulationException(
                ExitCode.Refused, "analysis_template_not_found", $"{place}: {ReplyText.Of(reply)}. Expected: the template of rollouts.* in the manifest.");
        }

        var resolved = new JsonArray();
        foreach (JsonNode? argument in spec["args"] as JsonArray ?? [])
        {
            string name = (string?)argument?["name"] ?? string.Empty;
            JsonNode copy = argument!.DeepClone();
            if (arguments.TryGetValue(name, out string? value))
            {
                copy["value"] = value;
            }
            else if (copy["value"] is null && copy["valueFrom"]?["secretKeyRef"] is null)
            {
                throw new SimulationException(
                    ExitCode.Refused,
                    "analysis_argument_unresolved",
                    $"{place}: the argument '{name}' has no value. Expected: a default, or one of {string.Join(", ", arguments.Keys.Order(StringComparer.Ordinal))}.");
            }

            resolved.Add(copy);
        }

        var made = new JsonObject { ["metrics"] = spec["metrics"]?.DeepClone() };
        if (resolved.Count > 0)
        {
            made["args"] = resolved;
        }

        foreach (string kept in (ReadOnlySpan<string>)["dryRun", "measurementRetention"])
        {
            if (spec[kept] is { } value)
            {
                made[kept] = value.DeepClone();
            }
        }

        return CanonicalJson.Of(made)!;
    }

    private async Task WaitAsync(ObjectRef place, string template, CancellationToken cancellationToken)
    {
        long start = _time.GetTimestamp();
        string? uid = null;
        string seen = "no answer";
        while (_time.GetElapsedTime(start) < Longest)
        {
            ApiReply reply = await _api.GetAsync(place, cancellationToken).ConfigureAwait(false);
            if (reply is ApiReply.Done { Object: { } run })
            {
                string? now = (string?)run["metadata"]?["uid"];
                uid ??= now;
                if (now != uid)
                {
                    throw new SimulationException(ExitCode.Failed, "analysis_replaced", $"{place} was removed and made anew by another.");
                }

                seen = (string?)run["status"]?["phase"] ?? "not begun";
                if (seen == "Successful")
                {
                    return;
                }

                if (seen is "Failed" or "Error" or "Inconclusive")
                {
                    throw new SimulationException(
                        ExitCode.Failed, "analysis_failed", $"{place} of template {template} ended {seen}: {(string?)run["status"]?["message"] ?? "no message"}.");
                }
            }
            else if (reply is ApiReply.NotFound)
            {
                throw new SimulationException(ExitCode.Failed, "analysis_replaced", $"{place} was removed by another before its verdict.");
            }

            await Task.Delay(Poll, _time, cancellationToken).ConfigureAwait(false);
        }

        throw new SimulationException(
            ExitCode.Failed,
            "analysis_timeout",
            string.Create(CultureInfo.InvariantCulture, $"{place} of template {template} had no verdict within {Longest.TotalSeconds:0} s: {seen}."));
    }
}
