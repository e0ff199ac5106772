using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;

namespace Torghut.Simulation.Tests.Lifecycle;

/// <summary>What a later process does with what an earlier one left.</summary>
public sealed class ContinuationTests : LifecycleFixture
{
    [Fact]
    public async Task Applied_and_left_running_a_run_goes_on_in_place()
    {
        RunOutcome applied = await ApplyAsync();
        Assert.Equal(ExitCode.Success, applied.ExitCode);
        Assert.Equal("simulation", Platform.World["service"]);
        Assert.Equal(2, Outstanding.Count);
        RunStatus status = RunStatusReader.Read(Folder, "run 1");
        Assert.Equal(("outstanding", $"torghut-sim report --run-id 'run 1' --output-root {Run.OutputRoot}"), (status.RestoreStatus, status.NextCommand));
        int sent = Platform.World.Sent.Count;

        RunOutcome outcome = await ExecuteAsync();

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal((1, sent + 2), (Platform.Applied, Platform.World.Sent.Count));
        Assert.True(Platform.IsAsBefore);
        Assert.True(State.IsFinished);
    }

    [Fact]
    public async Task Applying_again_keeps_what_is_in_place()
    {
        await ApplyAsync();
        int sent = Platform.World.Sent.Count;
        Assert.Equal(ExitCode.Success, (await ApplyAsync()).ExitCode);
        Assert.Equal((1, sent), (Platform.Applied, Platform.World.Sent.Count));
    }

    [Fact]
    public async Task When_something_is_not_in_place_any_more_everything_is_put_back_and_starts_over()
    {
        await ApplyAsync();
        Platform.World["service"] = "production";

        RunOutcome outcome = await ExecuteAsync();

        Assert.True(outcome.ExitCode == ExitCode.Success, outcome.Failure?.ToString());
        Assert.Equal(2, Platform.Applied);
        Assert.True(Platform.IsAsBefore);
    }

    [Fact]
    public async Task After_teardown_by_hand_an_applied_run_is_recorded_as_torn_down_and_can_be_run()
    {
        await ApplyAsync();
        TeardownResult teardown = await TeardownAsync();

        Assert.Equal((ExitCode.Success, 2), (teardown.ExitCode, teardown.Unwound.Released));
        Assert.True(Platform.IsAsBefore);
        Assert.Equal(("ok", "skipped", "pending"), (StatusOf(RunPhase.Teardown), StatusOf(RunPhase.ArgocdRestore), StatusOf(RunPhase.Report)));
        Assert.Equal(0, State.ExitCode);
        Assert.True(Manifest.RestoreStatus.Restored);
        Assert.Equal(ExitCode.Success, (await TeardownAsync()).ExitCode);
        Assert.Equal(ExitCode.Success, (await ExecuteAsync()).ExitCode);
    }

    [Theory]
    [InlineData(RunPhase.Preflight, 2)]
    [InlineData(RunPhase.ArgocdPrepare, 2)]
    [InlineData(RunPhase.Apply, 2)]
    public async Task A_process_that_ended_before_the_replay_was_complete_is_unwound_and_started_over(RunPhase phase, int applied)
    {
        bool isDead = true;
        Platform.Replay = () => isDead ? throw new IOException("the process ends here") : Task.CompletedTask;
        await ExecuteAsync();
        isDead = false;
        LeaveAs(phase);

        RunOutcome outcome = await ExecuteAsync();

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal(applied, Platform.Applied);
        Assert.True(Platform.IsAsBefore);
        Assert.Contains(State.History, transition => transition is { Attempt: 1, Status: "error" });
    }

    [Theory]
    [InlineData(RunPhase.Monitor)]
    [InlineData(RunPhase.Report)]
    public async Task A_process_that_ended_after_the_replay_is_gone_on_with_in_place(RunPhase phase)
    {
        await ApplyAsync();
        byte[] journal = File.ReadAllBytes(Folder.Obligations);
        await ExecuteAsync();
        LeaveAs(phase);
        File.WriteAllBytes(Folder.Obligations, journal);
        (Platform.World["service"], Platform.World["database"]) = ("simulation", "torghut_sim_run_1");
        int sent = Platform.World.Sent.Count;

        Assert.Equal(ExitCode.Success, (await ExecuteAsync()).ExitCode);
        Assert.Equal((1, sent + 2), (Platform.Applied, Platform.World.Sent.Count));
        Assert.True(Platform.IsAsBefore);
    }

    [Theory]
    [InlineData(RunPhase.Teardown)]
    [InlineData(RunPhase.ArgocdRestore)]
    public async Task A_process_that_ended_on_the_way_back_is_finished_first_and_its_replay_kept(RunPhase phase)
    {
        await ApplyAsync();
        byte[] journal = File.ReadAllBytes(Folder.Obligations);
        await ExecuteAsync();
        LeaveAs(phase);
        File.WriteAllBytes(Folder.Obligations, journal);
        Platform.World["service"] = "simulation";

        Assert.Equal(ExitCode.Success, (await ExecuteAsync()).ExitCode);
        Assert.Equal(1, Platform.Applied);
        Assert.True(Platform.IsAsBefore);
        Assert.Empty(Outstanding);
    }

    [Fact]
    public async Task Teardown_of_a_broken_off_run_ends_its_state()
    {
        await ApplyAsync();
        LeaveAs(RunPhase.Apply);

        Assert.Equal(ExitCode.Success, (await TeardownAsync()).ExitCode);
        Assert.Equal(("error", "process_ended", (int?)4), (StatusOf(RunPhase.Apply), State[RunPhase.Apply].ErrorCode, State.ExitCode));
        Assert.True(Platform.IsAsBefore);
    }

    [Fact]
    public async Task A_state_of_another_program_is_refused_by_run_and_does_not_stop_teardown()
    {
        await ApplyAsync();
        string state = File.ReadAllText(Folder.RunState).Replace(RunState.CurrentSchema, "torghut.run-state.v9", StringComparison.Ordinal);
        File.WriteAllText(Folder.RunState, state);

        SimulationException refusal = await Assert.ThrowsAsync<SimulationException>(() => ExecuteAsync());
        Assert.Equal("run_state_unreadable", refusal.Code);
        Assert.Equal(ExitCode.Success, (await TeardownAsync()).ExitCode);
        Assert.True(Platform.IsAsBefore);
        Assert.Equal(state, File.ReadAllText(Folder.RunState));
    }

    [Fact]
    public async Task A_state_without_attempt_and_history_as_the_first_program_wrote_it_is_read()
    {
        await ExecuteAsync();
        System.Text.Json.Nodes.JsonNode node = System.Text.Json.Nodes.JsonNode.Parse(File.ReadAllText(Folder.RunState))!;
        node.AsObject().Remove("attempt");
        node.AsObject().Remove("history");
        File.WriteAllText(Folder.RunState, node.ToJsonString());

        Assert.True((await ExecuteAsync()).AlreadyFinished);
        Assert.Equal(1, State.Attempt);
        Assert.Empty(State.History);
    }
}
