using System.Globalization;
using System.Text.Json.Nodes;
using Torghut.Platform.Cluster.Kubernetes.Api;
using Torghut.Platform.Cluster.Kubernetes.Things;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Manifest;
using Torghut.Simulation.Obligations;

namespace Torghut.Platform.Cluster.Kubernetes.ArgoCd;

/// <summary>
/// Argo CD's automation of the trading system: the element of an ApplicationSet, and the root Application above it that
/// would put it back.
/// </summary>
internal sealed class ArgoAutomation : IAutomation
{
    /// <summary>Kind of the root's obligation.</summary>
    public const string RootKind = "argocd_root_automation";

    private readonly ArgocdSection _options;
    private readonly ArgoNames _names;
    private readonly ArgoSurveyor _surveyor;
    private readonly ArgoProofs _proofs;
    private readonly CanarySurveyor? _canaries;
    private ArgoSurvey? _survey;

    public ArgoAutomation(IKubernetesApi api, ArgocdSection options, ArgoTimeouts timeouts, TimeProvider time, string? runId = null)
    {
        _options = options;
        var set = new ObjectRef(ResourcePath.ApplicationSets, options.ApplicationSetNamespace, options.ApplicationSetName);
        _names = new ArgoNames(set, options.AppName, options.RootAppName)
        {
            Run = runId,
        };
        _surveyor = new ArgoSurveyor(api, _names);
        _proofs = new ArgoProofs(_names, new ArgoWatch(api, _names, timeouts, time), timeouts, new ProofNotes(time));
        _canaries = options.Canary is { } canary ? new CanarySurveyor(api, _names, canary) : null;
    }

    /// <summary>The kinds of things that it switches.</summary>
    public static IEnumerable<IThingKind> Kinds { get; } =
    [
        new ElementKind(), new RefreshKind(), new CanaryKind(), new FieldKind(RootKind, ResourcePath.Applications, "spec", "syncPolicy", "automated"),
    ];

    /// <inheritdoc/>
    public async Task<AutomationPlan> PlanAsync(CancellationToken cancellationToken)
    {
        (ArgoSurvey? survey, SwitchObstacle? obstacle) = await _surveyor.LookAsync(cancellationToken).ConfigureAwait(false);
        if (survey is null)
        {
            return !_options.ManageAutomation && obstacle!.Code == "argocd_applicationset_entry_not_found"
                ? new AutomationPlan.NotNeeded("argocd.manage_automation is false, and no ApplicationSet has the workloads")
                : new AutomationPlan.Refused(obstacle!.Code, obstacle.Message);
        }

        if (!_options.ManageAutomation)
        {
            return survey.Targets.Any(SyncPolicies.SelfHeals)
                ? new AutomationPlan.Refused(
                    "argocd_self_heal_active",
                    $"Application {string.Join(", ", survey.TargetNames)} undoes every change by itself, and argocd.manage_automation is false. Expected: manage_automation: true, or an Application that does not heal itself.")
                : new AutomationPlan.NotNeeded("argocd.manage_automation is false, and the Application does not heal itself");
        }

        if (_canaries is not null)
        {
            (Canary? canary, SwitchObstacle? invalid) = await _canaries.LookAsync(survey.Targets, cancellationToken).ConfigureAwait(false);
            if (canary is null)
            {
                return new AutomationPlan.Refused(invalid!.Code, invalid.Message);
            }

            survey = survey with { Canary = canary };
        }

        _survey = survey;
        var switches = new List<Obligation>();
        if (survey.Root is { } root && SyncPolicies.IsAutomated(root))
        {
            switches.Add(Freeze(root));
        }

        switches.Add(Switch(survey));
        return new AutomationPlan.Switches(switches);
    }

    /// <inheritdoc/>
    public Task<AutomationProof> ConfirmSwitchAsync(Obligation switched, IPledgedMutations mutations, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(switched);
        return switched.Kind == RootKind
            ? _proofs.ProveRootQuietAsync(ThingTarget.Parse(switched.Target)!.Value.Name, mutations, cancellationToken)
            : Task.FromResult(new AutomationProof(Holds: true, "ordered", "the element is proven with all others"));
    }

    /// <inheritdoc/>
    public Task<AutomationProof> ProveQuietAsync(IPledgedMutations mutations, CancellationToken cancellationToken) =>
        _survey is { } survey
            ? _proofs.ProveQuietAsync(survey, mutations, cancellationToken)
            : throw new InvalidOperationException("Nothing was planned.");

    /// <inheritdoc/>
    public Task<AutomationProof> CheckQuietAsync(CancellationToken cancellationToken) =>
        _survey is { } survey
            ? _proofs.CheckQuietAsync(survey, cancellationToken)
            : throw new InvalidOperationException("Nothing was planned.");

    /// <inheritdoc/>
    public async Task<AutomationProof> ProveRestoredAsync(
        IReadOnlyList<Obligation> restored, IPledgedMutations mutations, CancellationToken cancellationToken)
    {
        string? mode = restored.FirstOrDefault(obligation => obligation.Kind == ElementKind.Name) is { } element ? element.RestoreAs ?? element.Captured : null;
        (ArgoSurvey? survey, SwitchObstacle? obstacle) = await _surveyor.LookAsync(cancellationToken).ConfigureAwait(false);
        return survey is null
            ? new AutomationProof(Holds: false, obstacle!.Code, obstacle.Message)
            : await _proofs.ProveRestoredAsync(survey, mode, mutations, cancellationToken).ConfigureAwait(false);
    }

    private Obligation Freeze(JsonObject root)
    {
        string name = ArgoSurvey.NameOf(root);
        string captured = CanonicalJson.Of(root["spec"]!["syncPolicy"]!["automated"])!;
        return new Obligation
        {
            Id = "argocd-root",
            Kind = RootKind,
            Target = new ThingTarget(_names.Set.Namespace, name, string.Empty).ToString(),
            Scope = ObligationScope.Automation,
            Identity = (string?)root["metadata"]?["uid"],
            Captured = captured,
            Intended = null,
            Restore = "Puts the root Application's spec.syncPolicy.automated back as it was.",
            ManualCommand = $"kubectl -n {_names.Set.Namespace} patch application {name} --type merge -p '{{\"spec\":{{\"syncPolicy\":{{\"automated\":{captured}}}}}}}'",
        };
    }

    private Obligation Switch(ArgoSurvey survey)
    {
        string captured = survey.Element.Automation!;
        string? restoreAs = _options.RestoreModeAfterRun switch
        {
            RestoreMode.Auto => "auto",
            RestoreMode.Manual => "manual",
            _ => null,
        };
        string restored = restoreAs ?? captured;
        return new Obligation
        {
            Id = "argocd-element",
            Kind = ElementKind.Name,
            Target = new ThingTarget(_names.Set.Namespace, _names.Set.Name, _names.Element).ToString(),
            Scope = ObligationScope.Automation,
            Identity = survey.SetUid,
            Captured = captured,
            Intended = "manual",
            RestoreAs = restoreAs,
            Restore = string.Create(CultureInfo.InvariantCulture, $"Sets the element's automation to {restored}."),
            ManualCommand =
                $"kubectl -n {_names.Set.Namespace} patch applicationset {_names.Set.Name} --type json -p "
                + $"'[{{\"op\":\"test\",\"path\":\"{survey.Element.Pointer}/name\",\"value\":\"{_names.Element}\"}},{{\"op\":\"replace\",\"path\":\"{survey.Element.AutomationPointer}\",\"value\":\"{restored}\"}}]'",
        };
    }
}
