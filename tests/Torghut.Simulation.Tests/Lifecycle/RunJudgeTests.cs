using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Lifecycle;
using Torghut.Simulation.Tests.Restoring;

namespace Torghut.Simulation.Tests.Lifecycle;

/// <summary>Somebody outside judges a run: while it still holds the workloads, and when they are back.</summary>
public sealed class RunJudgeTests : LifecycleFixture
{
    private readonly Judge _judge;

    public RunJudgeTests() => Platform.Judge = _judge = new Judge(() => Platform.IsAsBefore);

    [Fact]
    public async Task Activity_is_judged_before_anything_is_put_back_and_the_teardown_after()
    {
        RunOutcome outcome = await ExecuteAsync();

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal(["activity, held", "teardown, back"], _judge.Asked);
        Assert.True(Platform.IsAsBefore);
        Assert.Empty(Outstanding);
    }

    [Fact]
    public async Task Activity_that_was_missed_fails_the_run_and_everything_is_put_back_without_asking_again()
    {
        _judge.Activity = new SimulationException(ExitCode.Failed, "analysis_failed", "no activity");

        RunOutcome outcome = await ExecuteAsync();

        Assert.Equal((ExitCode.Failed, "analysis_failed"), (outcome.ExitCode, outcome.Failure!.Code));
        Assert.Equal(["activity, held"], _judge.Asked);
        Assert.True(Platform.IsAsBefore);
    }

    [Fact]
    public async Task Something_that_was_found_left_fails_the_run_and_automation_is_given_back_all_the_same()
    {
        _judge.Teardown = new SimulationException(ExitCode.Failed, "analysis_failed", "a topic is left");

        RunOutcome outcome = await ExecuteAsync();

        Assert.Equal((ExitCode.Failed, "analysis_failed"), (outcome.ExitCode, outcome.Failure!.Code));
        Assert.Equal("error", StatusOf(RunPhase.Teardown));
        Assert.NotEqual("error", StatusOf(RunPhase.ArgocdRestore));
        Assert.True(Platform.IsAsBefore);
        Assert.Empty(Outstanding);
    }

    [Fact]
    public async Task A_run_that_was_left_in_place_is_judged_by_its_teardown()
    {
        await ApplyAsync();

        await TeardownAsync();

        Assert.Equal(["teardown, back"], _judge.Asked);
    }

    private sealed class Judge(Func<bool> isBack) : IRunJudge
    {
        public List<string> Asked { get; } = [];

        public Exception? Activity { get; set; }

        public Exception? Teardown { get; set; }

        public Task JudgeActivityAsync(IPledgedMutations mutations, CancellationToken cancellationToken) => Ask("activity", Activity, mutations);

        public Task JudgeTeardownAsync(IPledgedMutations mutations, CancellationToken cancellationToken) => Ask("teardown", Teardown, mutations);

        private async Task Ask(string what, Exception? failure, IPledgedMutations mutations)
        {
            Asked.Add($"{what}, {(isBack() ? "back" : "held")}");
            await mutations.PerformAsync(World.Pledge($"analysis-{what}", null, "asked"), CancellationToken.None);
            if (failure is not null)
            {
                throw failure;
            }

            if (what == "teardown")
            {
                await mutations.RestoreAsync(World.Pledge($"analysis-{what}", null, "asked"), CancellationToken.None);
            }
        }
    }
}
