using Torghut.Reporting.ControlPlane;
using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Documents;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Reports;
using Torghut.Simulation.Tests.Restoring;

namespace Torghut.Simulation.Tests.Lifecycle;

/// <summary>What another changes while the run works ends the run.</summary>
public sealed class DriftWatchTests : LifecycleFixture
{
    public DriftWatchTests() => Platform.WatchEvery = TimeSpan.FromMilliseconds(5);

    [Fact]
    public async Task A_thing_that_another_changes_ends_the_run_and_is_named_with_its_writer()
    {
        Platform.Replay = () =>
        {
            Platform.World["service"] = "a human's";
            return NeverAsync();
        };

        RunOutcome outcome = await ExecuteAsync();

        // The service is another's now and is left alone; the database is put back.
        Assert.Equal((ExitCode.RestoreRequired, "drift"), (outcome.ExitCode, outcome.Failure!.Code));
        Assert.Contains("service", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.Contains("someone", outcome.Failure.Message, StringComparison.Ordinal);
        Assert.Equal(("a human's", null), (Platform.World["service"], Platform.World["database"]));
        Assert.Contains(Notes, note => note.StartsWith("drift:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_another_put_back_already_is_restored_by_other_and_the_run_has_failed()
    {
        Platform.Replay = () =>
        {
            Platform.World["service"] = "production";
            return NeverAsync();
        };

        RunOutcome outcome = await ExecuteAsync();

        Assert.Equal((ExitCode.Failed, "drift"), (outcome.ExitCode, outcome.Failure!.Code));
        Assert.True(Platform.IsAsBefore);
        Assert.Contains(Notes, note => note.StartsWith("restored_by_other:", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Automation_that_comes_back_ends_the_run()
    {
        var automation = new Returning();
        Platform.Automation = automation;
        Platform.World["element"] = "auto";
        Platform.Replay = () =>
        {
            automation.Quiet = new AutomationProof(false, "argocd_drift", "kubectl-edit at noon");
            return NeverAsync();
        };

        RunOutcome outcome = await ExecuteAsync();

        Assert.Equal((ExitCode.Failed, "argocd_drift"), (outcome.ExitCode, outcome.Failure!.Code));
        Assert.True(Platform.IsAsBefore);
        Assert.Equal("proven", Manifest.Automation!.Verdict);
        Assert.Equal("proven", Manifest.Automation.Applications["torghut"]);
        AutomationEvidence.Observation seen = Assert.Single(Manifest.Automation.Evidence);
        Assert.Equal(("Application torghut", "7", "mode", "manual"), (seen.Subject, seen.ResourceVersion, seen.Step, seen.Seen));
    }

    [Fact]
    public async Task What_was_taken_proven_changed_by_others_and_given_back_is_kept_for_the_report()
    {
        var automation = new Returning();
        Platform.Automation = automation;
        Platform.IsReported = true;
        Platform.World["element"] = "auto";
        Platform.Replay = () =>
        {
            automation.Quiet = new AutomationProof(false, "argocd_drift", "kubectl-edit at noon");
            return NeverAsync();
        };

        await ExecuteAsync();

        ControlPlaneSection section = ControlPlaneFile.Read(Folder)!;
        Assert.Equal(("proven", "torghut"), (section.Automation!.Verdict, Assert.Single(section.Automation.Applications).Application));
        Assert.Equal(("1970-01-01T00:00:00.000Z", "7"), (section.Automation.Evidence[0].At, section.Automation.Evidence[0].ResourceVersion));
        Assert.Equal("argocd_drift", Assert.Single(section.Drift).Code);
        Assert.True(section.Restored);
        Assert.All(section.Things, thing => Assert.Equal("restored", thing.Finding));
        Assert.Contains(section.Things, thing => thing.Target == "element");
        Assert.Equal(0, Reporter.Written);
    }

    [Fact]
    public async Task The_report_is_written_again_when_everything_is_given_back()
    {
        Platform.Automation = new Returning();
        Platform.IsReported = true;
        Platform.World["element"] = "auto";

        RunOutcome outcome = await ExecuteAsync();

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal(2, Reporter.Written);
        Assert.True(ControlPlaneFile.Read(Folder)!.Restored);
    }

    [Fact]
    public async Task A_proof_that_fails_is_kept_with_what_was_seen()
    {
        Platform.Automation = new Returning { Quiet = new AutomationProof(false, "argocd_canary_reverted", "healed") };
        Platform.IsReported = true;
        Platform.World["element"] = "auto";

        RunOutcome outcome = await ExecuteAsync();

        Assert.Equal((ExitCode.Failed, "argocd_canary_reverted"), (outcome.ExitCode, outcome.Failure!.Code));
        Assert.Equal(("failed", "argocd_canary_reverted: healed"), (ControlPlaneFile.Read(Folder)!.Automation!.Verdict, Manifest.Automation!.Explanation));
        Assert.True(Platform.IsAsBefore);
    }

    [Fact]
    public async Task What_cannot_be_seen_for_a_moment_is_no_drift()
    {
        var automation = new Returning();
        Platform.Automation = automation;
        Platform.World["element"] = "auto";
        Platform.Replay = async () =>
        {
            automation.Quiet = automation.Quiet with { Holds = false, IsKnown = false };
            await automation.Looked.Task.WaitAsync(TimeSpan.FromSeconds(30));
            automation.Quiet = automation.Quiet with { Holds = true, IsKnown = true };
        };

        Assert.Equal(ExitCode.Success, (await ExecuteAsync()).ExitCode);
    }

    [Fact]
    public void Of_several_obligations_of_one_thing_the_last_says_how_it_must_be()
    {
        Obligation first = World.Pledge("job", "running", "suspended");
        Obligation second = World.Pledge("job", "suspended", "running anew") with { Id = "job again" };
        DateTimeOffset at = TimeProvider.System.GetUtcNow();

        Assert.Equal(
            [second],
            Simulation.Restoring.HeldThings.Of(
            [
                new OutstandingObligation(second, ObligationStatus.Performed, at, true, null),
                new OutstandingObligation(first, ObligationStatus.Performed, at, true, null),
            ]));
        Assert.Empty(Simulation.Restoring.HeldThings.Of(
        [
            new OutstandingObligation(second, ObligationStatus.Pledged, at, false, null),
            new OutstandingObligation(first, ObligationStatus.Performed, at, true, null),
        ]));
    }

    /// <summary>A replay that goes on until the run ends it.</summary>
    private async Task NeverAsync()
    {
        for (int i = 0; i < 6000 && !Notes.Exists(note => note.Contains("drift", StringComparison.Ordinal)); i++)
        {
            await Task.Delay(5, Token);
        }
    }

    private sealed class Returning : IAutomation
    {
        public AutomationProof Quiet { get; set; } = new(true, "proven", "quiet")
        {
            Verdicts = new Dictionary<string, string> { ["torghut"] = "proven" },
            Evidence = [new AutomationObservation(DateTimeOffset.UnixEpoch, "Application torghut", "mode", "manual") { ResourceVersion = "7" }],
        };

        public TaskCompletionSource Looked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task<AutomationPlan> PlanAsync(CancellationToken cancellationToken) =>
            Task.FromResult<AutomationPlan>(new AutomationPlan.Switches([World.Pledge("element", "auto", "manual")]));

        public Task<AutomationProof> ProveQuietAsync(IPledgedMutations mutations, CancellationToken cancellationToken) => Task.FromResult(Quiet);

        public Task<AutomationProof> CheckQuietAsync(CancellationToken cancellationToken)
        {
            AutomationProof quiet = Quiet;
            if (!quiet.IsKnown)
            {
                Looked.TrySetResult();
            }

            return Task.FromResult(quiet);
        }

        public Task<AutomationProof> ProveRestoredAsync(
            IReadOnlyList<Obligation> restored, IPledgedMutations mutations, CancellationToken cancellationToken) =>
            Task.FromResult(new AutomationProof(true, "restored", "as before"));
    }
}
