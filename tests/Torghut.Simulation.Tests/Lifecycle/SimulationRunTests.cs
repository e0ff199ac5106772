using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Simulation.Tests.Lifecycle;

public sealed class SimulationRunTests : LifecycleFixture
{
    [Fact]
    public async Task A_run_ends_with_everything_restored_and_says_so_everywhere()
    {
        RunOutcome outcome = await ExecuteAsync();

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.True(Platform.IsAsBefore);
        Assert.Empty(Outstanding);
        Assert.True(State.IsFinished);
        Assert.True(Manifest.RestoreStatus.Restored);
        Assert.Equal(["released", "released"], Manifest.RestoreStatus.Obligations.Select(item => item.Status));
        Assert.False(File.Exists(Folder.RestoreRequired));
        RunStatus status = RunStatusReader.Read(Folder, "run 1");
        Assert.Equal(("restored", null, null), (status.RestoreStatus, status.NextCommand, status.Holder));
    }

    [Fact]
    public async Task A_finished_run_is_not_run_again_unless_forced()
    {
        await ExecuteAsync();
        RunOutcome again = await ExecuteAsync();
        Assert.True(again.AlreadyFinished);
        Assert.Equal((ExitCode.Success, 1), (again.ExitCode, Platform.Applied));

        RunOutcome forced = await ExecuteAsync(settings => settings with { ForceReplay = true });
        Assert.False(forced.AlreadyFinished);
        Assert.Equal((2, 2), (Platform.Applied, State.Attempt));
        Assert.Equal(ExitCode.Success, (await ExecuteAsync(settings => settings with { ForceDump = true })).ExitCode);
        Assert.Equal(3, Platform.Applied);
    }

    [Fact]
    public async Task A_finished_run_with_a_failed_verdict_exits_again_as_it_did()
    {
        Reporter.Verdict = "FAIL";
        Assert.Equal(ExitCode.VerdictFail, (await ExecuteAsync()).ExitCode);
        RunOutcome again = await ExecuteAsync();
        Assert.Equal((true, ExitCode.VerdictFail), (again.AlreadyFinished, again.ExitCode));
    }

    [Fact]
    public async Task Another_manifest_is_refused_showing_the_difference_and_nothing_is_touched()
    {
        await ExecuteAsync();
        string state = File.ReadAllText(Folder.RunState);
        Run = Define("other");

        SimulationException refusal = await Assert.ThrowsAsync<SimulationException>(() => ExecuteAsync());
        Assert.Equal((ExitCode.Refused, "manifest_changed"), (refusal.ExitCode, refusal.Code));
        Assert.Contains("dataset_id", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("other", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(state, File.ReadAllText(Folder.RunState));
    }

    [Fact]
    public async Task Another_id_of_the_same_token_is_refused_naming_the_first()
    {
        await ExecuteAsync();
        Run = Define("d", "RUN-1");
        SimulationException refusal = await Assert.ThrowsAsync<SimulationException>(() => ExecuteAsync());
        Assert.Equal("run_id_taken", refusal.Code);
        Assert.Contains("'run 1'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_new_run_leaves_no_folder()
    {
        Platform.InputFailure = new SimulationException(ExitCode.Refused, "dump_records_empty", "nothing");
        Assert.Equal(ExitCode.Refused, (await ExecuteAsync()).ExitCode);
        Assert.False(Directory.Exists(Folder.Root));
    }

    [Fact]
    public async Task A_failure_in_apply_restores_everything_and_the_first_cause_leads()
    {
        Platform.Replay = () => throw new SimulationException(ExitCode.Refused, "topic_refused", "no");
        RunOutcome outcome = await ExecuteAsync();

        Assert.Equal((ExitCode.Failed, "topic_refused"), (outcome.ExitCode, outcome.Failure!.Code));
        Assert.True(Platform.IsAsBefore);
        Assert.Equal(("error", "pending", "ok"), (StatusOf(RunPhase.Apply), StatusOf(RunPhase.Monitor), StatusOf(RunPhase.Teardown)));
        Assert.Equal("topic_refused", Assert.Single(Manifest.Errors).Code);
    }

    [Fact]
    public async Task A_refusal_before_the_first_change_keeps_its_exit_code()
    {
        Platform.World["database"] = "somebody's";
        RunOutcome outcome = await ExecuteAsync();
        Assert.Equal((ExitCode.Failed, "mutation_conflict"), (outcome.ExitCode, outcome.Failure!.Code));
        Assert.Equal("somebody's", Platform.World["database"]);
        Assert.Equal("production", Platform.World["service"]);
    }

    [Fact]
    public async Task A_failing_report_does_not_stop_teardown_and_the_next_run_keeps_the_replay()
    {
        Reporter.Failure = new IOException("no space", 28);
        RunOutcome outcome = await ExecuteAsync();
        Assert.Equal((ExitCode.Failed, "disk_full"), (outcome.ExitCode, outcome.Failure!.Code));
        Assert.True(Platform.IsAsBefore);

        Reporter.Failure = null;
        RunOutcome again = await ExecuteAsync();
        Assert.Equal(ExitCode.Success, again.ExitCode);
        Assert.Equal(1, Platform.Applied);
        Assert.Contains("kept from an earlier attempt", State[RunPhase.Apply].Detail, StringComparison.Ordinal);
        Assert.True(State.IsFinished);
        Assert.True(Platform.IsAsBefore);
    }

    [Fact]
    public async Task A_replay_that_the_stores_no_longer_hold_is_made_again()
    {
        Reporter.Failure = new IOException();
        await ExecuteAsync();
        (Reporter.Failure, Platform.HoldsReplay) = (null, false);
        Assert.Equal(ExitCode.Success, (await ExecuteAsync()).ExitCode);
        Assert.Equal(2, Platform.Applied);
    }

    [Fact]
    public async Task A_replay_of_another_program_or_a_damaged_marker_is_made_again()
    {
        Reporter.Failure = new IOException();
        await ExecuteAsync();
        string marker = File.ReadAllText(Folder.ReplayMarker);
        File.WriteAllText(Folder.ReplayMarker, marker.Replace("\"program_version\": \"", "\"program_version\": \"0.0.1-", StringComparison.Ordinal));
        await ExecuteAsync();
        Assert.Equal(2, Platform.Applied);

        File.WriteAllText(Folder.ReplayMarker, "{ torn");
        Reporter.Failure = null;
        await ExecuteAsync();
        Assert.Equal(3, Platform.Applied);
    }

    [Fact]
    public async Task Stopped_from_outside_everything_is_restored_and_the_same_command_starts_again()
    {
        using var stop = new CancellationTokenSource();
        Platform.Replay = () => stop.CancelAsync();
        RunOutcome outcome = await ExecuteAsync(settings => settings with { InterruptionCode = () => ExitCode.Terminated }, stop.Token);

        Assert.Equal((ExitCode.Terminated, true), (outcome.ExitCode, outcome.Cancelled));
        Assert.True(Platform.IsAsBefore);

        Platform.Replay = () => Task.CompletedTask;
        Assert.Equal(ExitCode.Success, (await ExecuteAsync()).ExitCode);
        Assert.Equal((2, 2), (Platform.Applied, State.Attempt));
    }

    [Fact]
    public async Task What_cannot_be_put_back_is_exit_5_whatever_else_happened_and_teardown_may_be_repeated()
    {
        using var stop = new CancellationTokenSource();
        Platform.Replay = () =>
        {
            Platform.World["service"] = "a human's";
            return stop.CancelAsync();
        };
        RunOutcome outcome = await ExecuteAsync(stop: stop.Token);

        Assert.Equal(ExitCode.RestoreRequired, outcome.ExitCode);
        Assert.Equal("a human's", Platform.World["service"]);
        Assert.Null(Platform.World["database"]);
        string file = File.ReadAllText(Folder.RestoreRequired);
        Assert.Contains("\"captured\": \"production\"", file, StringComparison.Ordinal);
        Assert.Contains("\"present\": \"a human\\u0027s\"", file, StringComparison.Ordinal);
        Assert.Contains("\"status\": \"drifted\"", file, StringComparison.Ordinal);
        Assert.Contains("set service", file, StringComparison.Ordinal);
        Assert.Contains("torghut-sim teardown --run-id", file, StringComparison.Ordinal);
        RunStatus status = RunStatusReader.Read(Folder, "run 1");
        Assert.Equal(("restore_required", $"torghut-sim teardown --run-id 'run 1' --output-root {Run.OutputRoot}"), (status.RestoreStatus, status.NextCommand));
        Assert.False(Manifest.RestoreStatus.Restored);

        Assert.Equal(ExitCode.RestoreRequired, (await TeardownAsync()).ExitCode);
        Platform.World["service"] = "production";
        TeardownResult teardown = await TeardownAsync();
        Assert.Equal((ExitCode.Success, 1), (teardown.ExitCode, teardown.Unwound.Released));
        Assert.False(File.Exists(Folder.RestoreRequired));
        Assert.True(Manifest.RestoreStatus.Restored);
        Assert.Equal("restored", RunStatusReader.Read(Folder, "run 1").RestoreStatus);
        Assert.Equal((int)ExitCode.Failed, State.ExitCode);
    }

    [Fact]
    public async Task A_run_whose_earlier_attempt_cannot_be_put_back_is_not_begun()
    {
        Platform.Replay = () =>
        {
            Platform.World["service"] = "a human's";
            throw new IOException();
        };
        await ExecuteAsync();
        int applied = Platform.Applied;

        Assert.Equal(ExitCode.RestoreRequired, (await ExecuteAsync()).ExitCode);
        Assert.Equal((applied, 1), (Platform.Applied, Platform.Prepared));
        Assert.Equal("pending", StatusOf(RunPhase.Preflight));
    }

    [Fact]
    public async Task Every_transition_is_in_the_history_and_on_disk_before_it_is_told()
    {
        await ExecuteAsync();
        Assert.Equal(
            ["started", "running", "ok", "running", "skipped", "running", "ok", "running", "ok", "running", "ok", "running", "ok", "running", "skipped", "ended 0"],
            State.History.Select(transition => transition.Status));
        Assert.Equal(16, States.Count);
    }

    [Fact]
    public async Task A_journal_that_is_gone_while_things_are_changed_is_exit_5_and_nothing_is_touched()
    {
        await ApplyAsync();
        File.Delete(Folder.Obligations);
        Assert.Equal("obligations_journal_missing", (await Assert.ThrowsAsync<SimulationException>(() => ExecuteAsync())).Code);
        SimulationException teardown = await Assert.ThrowsAsync<SimulationException>(() => TeardownAsync());
        Assert.Equal(ExitCode.RestoreRequired, teardown.ExitCode);
        Assert.Throws<SimulationException>(() => RunStatusReader.Read(Folder, "run 1"));
        Assert.Equal("simulation", Platform.World["service"]);
    }
}
