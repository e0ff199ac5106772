using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Tests.Restoring;

namespace Torghut.Simulation.Tests.Lifecycle;

/// <summary>Automation is taken away before the first change and given back after the last restore.</summary>
public sealed class AutomationTests : LifecycleFixture
{
    private readonly Switches _automation;

    public AutomationTests()
    {
        _automation = new Switches(Platform.World);
        Platform.Automation = _automation;
        (Platform.World["root"], Platform.World["element"]) = ("auto", "auto");
    }

    private static string[] Targets(IEnumerable<ThingChange> changes) => [.. changes.Select(change => change.Thing.Target)];

    [Fact]
    public async Task Automation_is_switched_first_and_given_back_last_in_reverse()
    {
        Assert.Equal(ExitCode.Success, (await ExecuteAsync()).ExitCode);
        Assert.Equal(
            ["root", "element", "database", "service", "service", "database", "element", "root"],
            Targets(Platform.World.Sent));
        Assert.Equal(("ok", "ok"), (StatusOf(RunPhase.ArgocdPrepare), StatusOf(RunPhase.ArgocdRestore)));
        Assert.Equal(("auto", "auto"), (Platform.World["root"], Platform.World["element"]));
    }

    [Fact]
    public async Task What_was_manual_before_stays_manual_and_is_not_owed()
    {
        Platform.World["element"] = "manual";
        Assert.Equal(ExitCode.Success, (await ExecuteAsync()).ExitCode);
        Assert.DoesNotContain("element", Targets(Platform.World.Sent));
        Assert.Equal("manual", Platform.World["element"]);
    }

    [Fact]
    public async Task Automation_that_cannot_be_switched_refuses_the_run_before_anything()
    {
        _automation.Refusal = new AutomationPlan.Refused("argocd_applicationset_entry_not_found", "no such element");
        RunOutcome outcome = await ExecuteAsync();
        Assert.Equal((ExitCode.Refused, "argocd_applicationset_entry_not_found"), (outcome.ExitCode, outcome.Failure!.Code));
        Assert.Equal((0, 0), (Platform.Prepared, Platform.World.Sent.Count));
        Assert.False(Directory.Exists(Folder.Root));
    }

    [Fact]
    public async Task Automation_that_is_not_proven_quiet_is_given_back_and_nothing_is_applied()
    {
        _automation.Quiet = new AutomationProof(false, "argocd_automation_verify_timeout", "it came back");
        RunOutcome outcome = await ExecuteAsync();
        Assert.Equal((ExitCode.Failed, "argocd_automation_verify_timeout"), (outcome.ExitCode, outcome.Failure!.Code));
        Assert.Equal(0, Platform.Applied);
        Assert.Equal(("auto", "auto"), (Platform.World["root"], Platform.World["element"]));
    }

    [Fact]
    public async Task A_teardown_that_fails_does_not_keep_automation_from_being_given_back()
    {
        Platform.Replay = () =>
        {
            Platform.World["service"] = "a human's";
            return Task.CompletedTask;
        };
        Assert.Equal(ExitCode.RestoreRequired, (await ExecuteAsync()).ExitCode);
        Assert.Equal(("error", "ok"), (StatusOf(RunPhase.Teardown), StatusOf(RunPhase.ArgocdRestore)));
        Assert.Equal(("auto", "auto"), (Platform.World["root"], Platform.World["element"]));
    }

    [Fact]
    public async Task A_wish_for_afterwards_is_restored_as_requested()
    {
        _automation.RestoreAs = "manual";
        Assert.Equal(ExitCode.Success, (await ExecuteAsync()).ExitCode);
        Assert.Equal("manual", Platform.World["element"]);
        Assert.True(Manifest.RestoreStatus.Obligations.Single(item => item.Id == "element").RestoredAsRequested);
    }

    [Fact]
    public async Task Given_back_without_proof_the_run_has_failed_and_owes_nothing()
    {
        _automation.Restored = new AutomationProof(false, "argocd_application_mode_verify_timeout", "not synced");
        RunOutcome outcome = await ExecuteAsync();
        Assert.Equal((ExitCode.Failed, "argocd_application_mode_verify_timeout"), (outcome.ExitCode, outcome.Failure!.Code));
        Assert.Empty(Outstanding);
    }

    private sealed class Switches(World world) : IAutomation
    {
        public AutomationPlan? Refusal { get; set; }

        public string? RestoreAs { get; set; }

        public AutomationProof Quiet { get; set; } = new(true, "proven", "quiet");

        public AutomationProof Restored { get; set; } = new(true, "proven", "as before");

        public Task<AutomationPlan> PlanAsync(CancellationToken cancellationToken) => Task.FromResult(Refusal ?? new AutomationPlan.Switches(
        [
            World.Pledge("root", world["root"], "manual"),
            World.Pledge("element", world["element"], "manual") with { RestoreAs = RestoreAs },
        ]));

        public Task<AutomationProof> ProveQuietAsync(IPledgedMutations mutations, CancellationToken cancellationToken) => Task.FromResult(Quiet);

        public Task<AutomationProof> CheckQuietAsync(CancellationToken cancellationToken) => Task.FromResult(Quiet);

        public Task<AutomationProof> ProveRestoredAsync(
            IReadOnlyList<Obligation> restored, IPledgedMutations mutations, CancellationToken cancellationToken) => Task.FromResult(Restored);
    }
}
