using System.Globalization;
using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Things;
using Torghut.Simulation.ControlPlane;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>
/// The ordered proof that nothing reverts any more: the switches read back, the Applications manual as their controller
/// wrote them, a settling time longer than any copy lags, a refresh that began afterwards and ended, no operation, and all
/// of it once more. The order matters; a bounded model of the controllers shows that leaving a step out is not safe.
/// </summary>
internal sealed class ArgoProofs
{
    private readonly ArgoNames _names;
    private readonly ArgoWatch _watch;
    private readonly ArgoTimeouts _timeouts;
    private readonly RefreshBarrier _barrier;
    private readonly ProofNotes _notes;
    private readonly CanaryProof _canary;
    private readonly Dictionary<string, string?> _lastStarts = new(StringComparer.Ordinal);

    public ArgoProofs(ArgoNames names, ArgoWatch watch, ArgoTimeouts timeouts, ProofNotes notes)
    {
        _names = names;
        _watch = watch;
        _timeouts = timeouts;
        _notes = notes;
        _barrier = new RefreshBarrier(names, watch, timeouts);
        _canary = new CanaryProof(watch, timeouts, _barrier, notes);
    }

    /// <summary>Proves that the root, when it is frozen, has nothing under way from before: it would put the element back.</summary>
    public async Task<AutomationProof> ProveRootQuietAsync(string root, IPledgedMutations mutations, CancellationToken cancellationToken) =>
        await QuietRootAsync(root, mutations, cancellationToken).ConfigureAwait(false) is { } problem
            ? Failed("argocd_automation_verify_timeout", problem)
            : new AutomationProof(Holds: true, "ordered", $"the root Application {root} is quiet");

    /// <summary>Proves it.</summary>
    public async Task<AutomationProof> ProveQuietAsync(ArgoSurvey survey, IPledgedMutations mutations, CancellationToken cancellationToken)
    {
        _notes.Clear();
        AutomationProof proof = await OrderAsync(survey, mutations, cancellationToken).ConfigureAwait(false);
        if (proof.Holds && survey.Canary is { } canary)
        {
            proof = await TryAsync(survey, canary, proof, mutations, cancellationToken).ConfigureAwait(false);
        }

        return proof with { Evidence = _notes.Seen };
    }

    /// <summary>The proof by the order of what is seen.</summary>
    private async Task<AutomationProof> OrderAsync(ArgoSurvey survey, IPledgedMutations mutations, CancellationToken cancellationToken)
    {
        foreach (string name in survey.TargetNames)
        {
            JsonObject? manual = await _watch.UntilAsync(name, a => !SyncPolicies.IsAutomated(a), _timeouts.Propagation, cancellationToken).ConfigureAwait(false);
            if (manual is null)
            {
                return Failed(
                    "argocd_application_mode_verify_timeout",
                    $"Application {name} was not manual within {_timeouts.Propagation.TotalSeconds:0} s of the switch");
            }

            _notes.Add("mode", manual, $"manual; its policy was written last by {LastWriter.Of(manual, ["spec", "syncPolicy"]) ?? "nobody known"}");
        }

        Task<string?> ModesAsync(CancellationToken token) => ModeProblemAsync(survey, token);
        if (await _watch.StaysAsync(ModesAsync, _timeouts.Settle, cancellationToken).ConfigureAwait(false) is { } unsettled)
        {
            return Failed("argocd_automation_verify_timeout", unsettled);
        }

        _notes.Add("settle", _names.Set.ToString(), string.Create(
            CultureInfo.InvariantCulture, $"element and policies stayed manual for {_timeouts.Settle.TotalSeconds:0} s"));

        foreach (string name in survey.TargetNames)
        {
            (string? stuck, JsonObject? refreshed) = await _barrier.PassAsync(name, mutations, cancellationToken).ConfigureAwait(false);
            if (refreshed is null)
            {
                return Failed("argocd_application_mode_verify_timeout", stuck!);
            }

            JsonObject? drained = await _watch.UntilAsync(name, Operations.AreOver, _timeouts.Drain, cancellationToken).ConfigureAwait(false);
            if (drained is null)
            {
                return Failed("argocd_operation_running", $"an operation of Application {name} did not end within {_timeouts.Drain.TotalSeconds:0} s");
            }

            _lastStarts[name] = Operations.LastStart(drained);
            _notes.Add("refresh", refreshed, $"a refresh that began afterwards has ended, reconciled at {(string?)refreshed["status"]?["reconciledAt"] ?? "no time"}");
            _notes.Add("operations", drained, $"no operation is under way; the last one began at {Operations.LastStart(drained) ?? "no time"}, heals in a row {SelfHealing.HealsOf(drained)}");
        }

        return await CheckQuietAsync(survey, cancellationToken).ConfigureAwait(false) is { Holds: false } changed
            ? changed
            : new AutomationProof(
                Holds: true,
                "ordered",
                $"element manual, {string.Join(", ", survey.TargetNames)} manual, settled, refreshed and without an operation since")
            {
                Verdicts = survey.TargetNames.ToDictionary(name => name, _ => "ordered", StringComparer.Ordinal),
            };
    }

    /// <summary>The proof by trying: it holds for the Application that manages the canary, and for all only where that is the only one.</summary>
    private async Task<AutomationProof> TryAsync(
        ArgoSurvey survey, Canary canary, AutomationProof ordered, IPledgedMutations mutations, CancellationToken cancellationToken)
    {
        CanaryOutcome outcome = await _canary.ProveAsync(canary, mutations, cancellationToken).ConfigureAwait(false);
        switch (outcome)
        {
            case CanaryOutcome.Failed failed:
                return Failed(failed.Code, failed.Reason);
            case CanaryOutcome.Undecided undecided:
                return ordered with { Explanation = $"{ordered.Explanation}; not tried: {undecided.Reason}" };
        }

        if (await CheckQuietAsync(survey, cancellationToken).ConfigureAwait(false) is { Holds: false } changed)
        {
            return changed;
        }

        var verdicts = new Dictionary<string, string>(ordered.Verdicts, StringComparer.Ordinal) { [canary.Application] = "proven" };
        bool isWhole = verdicts.Values.All(verdict => verdict == "proven");
        return ordered with
        {
            Code = isWhole ? "proven" : "ordered",
            Explanation = $"{ordered.Explanation}; {canary.Application} saw a change of {canary.Place.Object} {canary.Place.Pointer} and left it alone",
            Verdicts = verdicts,
        };
    }

    /// <summary>Looks whether it still holds.</summary>
    public async Task<AutomationProof> CheckQuietAsync(ArgoSurvey survey, CancellationToken cancellationToken)
    {
        if (await ModeProblemAsync(survey, cancellationToken).ConfigureAwait(false) is { } problem)
        {
            return await DriftAsync(problem, cancellationToken).ConfigureAwait(false);
        }

        foreach (string name in survey.TargetNames)
        {
            JsonObject? application = await _watch.ApplicationAsync(name, cancellationToken).ConfigureAwait(false);
            if (application is null)
            {
                return Failed("argocd_drift", $"Application {name} cannot be read") with { IsKnown = false };
            }

            if (!Operations.AreOver(application) || Operations.LastStart(application) != _lastStarts.GetValueOrDefault(name))
            {
                return Failed("argocd_drift", $"an operation of Application {name} began at {Operations.LastStart(application) ?? "this moment"}");
            }
        }

        return new AutomationProof(Holds: true, "ordered", "unchanged since it was proven");
    }

    /// <summary>Proves that automation works as the element says, and stays so.</summary>
    /// <param name="survey">What is there now.</param>
    /// <param name="expected">The mode that was put back; null when none was.</param>
    /// <param name="mutations">Asks for refreshes.</param>
    /// <param name="cancellationToken">Stops the proof.</param>
    public async Task<AutomationProof> ProveRestoredAsync(
        ArgoSurvey survey, string? expected, IPledgedMutations mutations, CancellationToken cancellationToken)
    {
        if (expected is not null && survey.Element.Automation != expected)
        {
            return Failed(
                "argocd_mode_unexpected",
                $"{_names.Set}: the element is {survey.Element.Automation}, put back as {expected}; written last by {await _watch.SetWriterAsync(cancellationToken).ConfigureAwait(false)}");
        }

        bool automatic = survey.Element.Automation == "auto";
        foreach (string name in survey.TargetNames)
        {
            if (await _watch.UntilAsync(name, a => SyncPolicies.IsAutomated(a) == automatic, _timeouts.Propagation, cancellationToken).ConfigureAwait(false) is null)
            {
                return Failed("argocd_application_mode_verify_timeout", $"Application {name} did not follow the element within {_timeouts.Propagation.TotalSeconds:0} s");
            }

            (string? stuck, JsonObject? refreshed) = await _barrier.PassAsync(name, mutations, cancellationToken).ConfigureAwait(false);
            if (refreshed is null)
            {
                return Failed("argocd_application_mode_verify_timeout", stuck!);
            }

            if (await _watch.UntilAsync(name, a => Operations.AreOver(a) && (!automatic || IsSynced(a)), _timeouts.Resync, cancellationToken).ConfigureAwait(false) is null)
            {
                return Failed("argocd_operation_running", $"Application {name} was not in sync within {_timeouts.Resync.TotalSeconds:0} s");
            }
        }

        // The root may act late: what was put back must still be so after a while.
        async Task<string?> ProblemAsync(CancellationToken token)
        {
            string? mode = await _watch.ModeAsync(token).ConfigureAwait(false);
            return mode == survey.Element.Automation ? null : $"{_names.Set}: the element is {mode ?? "unreadable"}, put back as {survey.Element.Automation}";
        }

        return await _watch.StaysAsync(ProblemAsync, _timeouts.Hold, cancellationToken).ConfigureAwait(false) is { } moved
            ? Failed("argocd_automation_verify_timeout", moved)
            : new AutomationProof(Holds: true, "restored", $"element {survey.Element.Automation}, {string.Join(", ", survey.TargetNames)} follows it and is in sync");
    }

    /// <summary>What cannot be read is no drift; what can is told with who wrote it.</summary>
    private async Task<AutomationProof> DriftAsync(string problem, CancellationToken cancellationToken)
    {
        bool isKnown = await _watch.IsSetReadableAsync(cancellationToken).ConfigureAwait(false)
            && await _watch.ApplicationsAsync(cancellationToken).ConfigureAwait(false) is not null;
        string writer = await _watch.SetWriterAsync(cancellationToken).ConfigureAwait(false);
        return Failed("argocd_drift", $"{problem}; the ApplicationSet's lists were written last by {writer}") with { IsKnown = isKnown };
    }

    private static bool IsSynced(JsonObject application) => (string?)application["status"]?["sync"]?["status"] == "Synced";

    private static AutomationProof Failed(string code, string problem) => new(Holds: false, code, problem);

    /// <summary>The root is quiet when it is not automated, a refresh since has ended, and nothing is under way.</summary>
    private async Task<string?> QuietRootAsync(string root, IPledgedMutations mutations, CancellationToken cancellationToken)
    {
        Task<string?> AutomatedAsync(CancellationToken token) => RootProblemAsync(root, token);
        if (await _watch.StaysAsync(AutomatedAsync, _timeouts.Settle, cancellationToken).ConfigureAwait(false) is { } problem)
        {
            return problem;
        }

        (string? stuck, JsonObject? refreshed) = await _barrier.PassAsync(root, mutations, cancellationToken).ConfigureAwait(false);
        if (refreshed is null)
        {
            return stuck;
        }

        return await _watch.UntilAsync(root, Operations.AreOver, _timeouts.Drain, cancellationToken).ConfigureAwait(false) is null
            ? $"an operation of the root Application {root} did not end within {_timeouts.Drain.TotalSeconds:0} s"
            : null;
    }

    private async Task<string?> RootProblemAsync(string root, CancellationToken cancellationToken)
    {
        JsonObject? application = await _watch.ApplicationAsync(root, cancellationToken).ConfigureAwait(false);
        return application is null ? $"the root Application {root} cannot be read"
            : SyncPolicies.IsAutomated(application)
                ? $"the root Application {root} is automated again, by {LastWriter.Of(application, ["spec", "syncPolicy"]) ?? "nobody known"}"
            : null;
    }

    private async Task<string?> ModeProblemAsync(ArgoSurvey survey, CancellationToken cancellationToken)
    {
        string? mode = await _watch.ModeAsync(cancellationToken).ConfigureAwait(false);
        if (mode != "manual")
        {
            return $"{_names.Set}: the element's automation is {mode ?? "unreadable"}, expected manual";
        }

        if (survey.Root is { } root && await RootProblemAsync(ArgoSurvey.NameOf(root), cancellationToken).ConfigureAwait(false) is { } above)
        {
            return above;
        }

        IReadOnlyDictionary<string, JsonObject>? applications = await _watch.ApplicationsAsync(cancellationToken).ConfigureAwait(false);
        if (applications is null)
        {
            return "the Applications cannot be read";
        }

        foreach (JsonObject target in survey.Targets)
        {
            string name = ArgoSurvey.NameOf(target);
            if (!applications.TryGetValue(name, out JsonObject? present) || SyncPolicies.IsAutomated(present)
                || !JsonNode.DeepEquals(present["metadata"]?["uid"], target["metadata"]?["uid"]))
            {
                return $"Application {name} is gone, another one, or automated again";
            }
        }

        foreach ((string name, string hash) in survey.Others)
        {
            if (!applications.TryGetValue(name, out JsonObject? other) || ArgoSurveyor.HashOfSpec(other) != hash)
            {
                return $"Application {name}, which the switch must not touch, changed";
            }
        }

        return null;
    }
}
