using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Obligations;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Tests.Restoring;

public sealed class PledgedMutationsTests : RestoringFixture
{
    [Fact]
    public async Task A_change_is_pledged_made_read_back_and_noted()
    {
        World["a"] = "old";
        bool isPledgedFirst = false;
        World.NextMutations.Enqueue(apply =>
        {
            isPledgedFirst = ObligationJournal.ReadOutstanding(Folder).Single() is { IsPerformed: false };
            return Task.FromResult(apply());
        });

        Assert.Equal(PerformResult.Performed, await Mutations.PerformAsync(World.Pledge("a", "old", "new"), Token));

        Assert.True(isPledgedFirst);
        Assert.Equal("new", World["a"]);
        Assert.True(Assert.Single(Journal.Outstanding).IsPerformed);
    }

    [Fact]
    public async Task What_is_as_intended_already_is_neither_changed_nor_owed()
    {
        World["a"] = "manual";
        Assert.Equal(PerformResult.AlreadyThere, await Mutations.PerformAsync(World.Pledge("a", "manual", "manual"), Token));
        Assert.Empty(World.Sent);
        Assert.Empty(Journal.Entries);
    }

    [Fact]
    public async Task Another_value_than_the_captured_one_is_not_overwritten_and_nothing_is_owed()
    {
        World["a"] = "someone's";
        SimulationException failure = await Assert.ThrowsAsync<SimulationException>(
            () => Mutations.PerformAsync(World.Pledge("a", "old", "new"), Token));

        Assert.Equal("mutation_conflict", failure.Code);
        Assert.Equal("someone's", World["a"]);
        Assert.Empty(Journal.Outstanding);
    }

    [Fact]
    public async Task A_guard_that_refuses_keeps_the_pledge_and_the_change_from_being_made()
    {
        World["a"] = "old";
        var guarded = new PledgedMutations(
            Journal,
            new RunControl(World, null, null),
            Limits,
            TimeProvider.System,
            _ => throw new SimulationException(ExitCode.Refused, "isolation_guard_failed:x", "no"));

        await Assert.ThrowsAsync<SimulationException>(() => guarded.PerformAsync(World.Pledge("a", "old", "new"), Token));
        Assert.Empty(Journal.Entries);
        Assert.Empty(World.Sent);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_no_answer_the_thing_is_read_and_changed_again_only_if_it_was_not(bool isMadeAllTheSame)
    {
        World["a"] = "old";
        World.NextMutations.Enqueue(apply =>
        {
            if (isMadeAllTheSame)
            {
                apply();
            }

            throw new HttpRequestException("connection reset");
        });

        await Mutations.PerformAsync(World.Pledge("a", "old", "new"), Token);

        Assert.Equal("new", World["a"]);
        Assert.Equal(isMadeAllTheSame ? 1 : 2, World.Sent.Count);
        Assert.Equal(2, Journal.Entries.Count);
    }

    [Fact]
    public async Task A_call_that_hangs_is_given_up_and_the_thing_stays_owed_when_nothing_can_be_read()
    {
        World["a"] = "old";
        World.NextMutations.Enqueue(apply => new TaskCompletionSource<MutationResult>().Task);
        for (int call = 0; call < 200; call++)
        {
            World.NextReadings.Enqueue(_ => new ThingReading.Indeterminate("no answer"));
        }

        SimulationException failure = await Assert.ThrowsAsync<SimulationException>(
            () => Mutations.PerformAsync(World.Pledge("a", "old", "new"), Token));

        Assert.Equal("mutation_unverified", failure.Code);
        Assert.False(Assert.Single(Journal.Outstanding).IsPerformed);
    }

    [Fact]
    public async Task A_cancelled_change_stays_owed()
    {
        World["a"] = "old";
        using var stop = new CancellationTokenSource();
        World.NextMutations.Enqueue(apply =>
        {
            apply();
            stop.Cancel();
            throw new OperationCanceledException(stop.Token);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Mutations.PerformAsync(World.Pledge("a", "old", "new"), stop.Token));
        Assert.Single(Journal.Outstanding);
    }
}
