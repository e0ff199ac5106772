using Torghut.Simulation.ControlPlane;
using Torghut.Simulation.Errors;
using Torghut.Simulation.Restoring;

namespace Torghut.Simulation.Tests.Restoring;

/// <summary>What is owed stands beside the surface before it is changed, and is gone when nothing is owed.</summary>
public sealed class JournalCopyTests : RestoringFixture
{
    [Fact]
    public async Task A_pledge_is_in_the_copy_before_the_change_is_made()
    {
        World["a"] = "old";
        string? copied = null;
        World.NextMutations.Enqueue(apply =>
        {
            copied = Copy.Content.Single().Obligation.Id;
            return Task.FromResult(apply());
        });

        await Mutations.PerformAsync(World.Pledge("a", "old", "new"), Token);

        Assert.Equal("a", copied);
        Assert.True(Assert.Single(Copy.Content).IsPerformed);
    }

    [Fact]
    public async Task Nothing_is_changed_when_another_has_taken_the_copy()
    {
        World["a"] = "old";
        Copy.Next.Enqueue(new JournalCopyResult.Fenced("the guard"));

        SimulationException failure = await Assert.ThrowsAsync<SimulationException>(() => Mutations.PerformAsync(World.Pledge("a", "old", "new"), Token));

        Assert.Equal("journal_copy_fenced", failure.Code);
        Assert.Equal((0, "old"), (World.Sent.Count, World["a"]));
        Assert.Empty(Journal.Outstanding);
    }

    [Fact]
    public async Task A_copy_without_an_answer_is_written_again_before_anything_is_changed()
    {
        World["a"] = "old";
        Copy.Next.Enqueue(new JournalCopyResult.Indeterminate("no answer"));

        await Mutations.PerformAsync(World.Pledge("a", "old", "new"), Token);

        Assert.Equal("new", World["a"]);
        Assert.Single(Copy.Content);
    }

    [Fact]
    public async Task What_is_put_back_leaves_the_copy()
    {
        World["a"] = "old";
        await Mutations.PerformAsync(World.Pledge("a", "old", "new"), Token);

        Assert.Equal(1, (await Unwinder.UnwindAllAsync(Token)).Released);

        Assert.Empty(Copy.Content);
    }

    [Fact]
    public async Task A_copy_that_cannot_be_written_keeps_nothing_from_being_put_back()
    {
        World["a"] = "old";
        await Mutations.PerformAsync(World.Pledge("a", "old", "new"), Token);
        Copy.Next.Enqueue(new JournalCopyResult.Refused("forbidden"));

        UnwindResult result = await Unwinder.UnwindAllAsync(Token);

        Assert.Equal((1, "old"), (result.Released, World["a"]));
    }

    [Fact]
    public async Task A_value_that_is_not_in_effect_yet_is_waited_for()
    {
        World["a"] = "old";
        World.NextReadings.Enqueue(reading => (ThingReading.Found)reading with { Pending = "a revision comes up" });

        await Mutations.PerformAsync(World.Pledge("a", "old", "new"), Token);

        Assert.Empty(World.NextReadings);
        Assert.True(Assert.Single(Journal.Outstanding).IsPerformed);
    }

    [Fact]
    public async Task A_value_that_stays_without_effect_fails_the_change_and_is_owed()
    {
        World["a"] = "old";
        World.NextReadings.Enqueue(reading => (ThingReading.Found)reading with { Broken = "RevisionFailed" });

        SimulationException failure = await Assert.ThrowsAsync<SimulationException>(() => Mutations.PerformAsync(World.Pledge("a", "old", "new"), Token));

        Assert.Equal("mutation_without_effect", failure.Code);
        Assert.Single(Journal.Outstanding);
    }

    [Fact]
    public async Task What_was_put_back_without_effect_is_not_taken_for_restored()
    {
        World["a"] = "old";
        await Mutations.PerformAsync(World.Pledge("a", "old", "new"), Token);
        World.NextReadings.Enqueue(reading => reading);
        World.NextReadings.Enqueue(reading => (ThingReading.Found)reading with { Broken = "RevisionFailed" });

        UnrestoredThing left = Assert.Single((await Unwinder.UnwindAllAsync(Token)).Unrestored);

        Assert.Equal("old", World["a"]);
        Assert.Contains("RevisionFailed", left.Problem, StringComparison.Ordinal);
    }
}
